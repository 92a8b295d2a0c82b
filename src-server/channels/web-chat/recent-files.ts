import type { OutgoingFile } from '../connector.ts';

/** Files of messages just sent, for pages that ask before the store has recorded the sending. */
export interface RecentFiles {
  remember(threadKey: string, messageId: string, files: OutgoingFile[]): void;
  find(threadKey: string, messageId: string, index: number): OutgoingFile | null;
  clear(): void;
}

export function createRecentFiles(keptMessages = 200): RecentFiles {
  const byMessage = new Map<string, { threadKey: string; files: OutgoingFile[] }>();
  return {
    remember(threadKey, messageId, files) {
      if (files.length === 0) return;
      byMessage.set(messageId, { threadKey, files });
      for (const oldest of byMessage.keys()) {
        if (byMessage.size <= keptMessages) break;
        byMessage.delete(oldest);
      }
    },
    find(threadKey, messageId, index) {
      const recent = byMessage.get(messageId);
      return recent?.threadKey === threadKey ? (recent.files[index] ?? null) : null;
    },
    clear: () => byMessage.clear(),
  };
}

/**
 * The conversation its agent has marked unread while it is on screen: reading on must not mark it read again at once. It ends
 * when another conversation is opened.
 */
let keptId: string | null = null;

export const keepUnread = (conversationId: string): void => {
  keptId = conversationId;
};
export const isKeptUnread = (conversationId: string): boolean => keptId === conversationId;
export const releaseUnread = (): void => {
  keptId = null;
};

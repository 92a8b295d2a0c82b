import type { Capabilities } from '#shared/channels/manifest.ts';

export type AttachmentLimits = NonNullable<Capabilities['attachments']>;
export type FileProblem = 'not-allowed' | 'too-many' | 'too-big' | 'wrong-kind' | 'empty';

/** What colleagues may hand each other in a note; the server's own limit for one file. */
export const noteLimits: AttachmentLimits = { maxCount: 20, maxBytes: 25_000_000, mimeTypes: ['*/*'] };

export const isKindAllowed = (mimeType: string, allowed: readonly string[]): boolean =>
  allowed.some(
    (kind) => kind === '*/*' || kind === mimeType || (kind.endsWith('/*') && mimeType.startsWith(kind.slice(0, -1))),
  );

/**
 * Which files may join those already attached, and why the others may not. `limits` null: the channel carries no files.
 * The channel's limits are the manifest's, so a new channel needs nothing here.
 */
export function sortFiles<F extends Pick<File, 'name' | 'size' | 'type'>>(
  files: readonly F[],
  attachedCount: number,
  limits: AttachmentLimits | null,
): { accepted: F[]; refused: { file: F; problem: FileProblem }[] } {
  const accepted: F[] = [];
  const refused: { file: F; problem: FileProblem }[] = [];
  for (const file of files) {
    const problem = problemOf(file, attachedCount + accepted.length, limits);
    if (problem === null) accepted.push(file);
    else refused.push({ file, problem });
  }
  return { accepted, refused };
}

function problemOf(
  file: Pick<File, 'size' | 'type'>,
  count: number,
  limits: AttachmentLimits | null,
): FileProblem | null {
  if (limits === null) return 'not-allowed';
  if (file.size === 0) return 'empty';
  if (!isKindAllowed(file.type || 'application/octet-stream', limits.mimeTypes)) return 'wrong-kind';
  if (file.size > limits.maxBytes) return 'too-big';
  return count >= limits.maxCount ? 'too-many' : null;
}

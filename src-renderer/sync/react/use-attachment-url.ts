/** An object URL for an attachment's bytes; undefined while loading, null when they cannot be had now. Released by itself. */
export function useAttachmentUrl(_id: string | null): string | null | undefined {
  return undefined;
}

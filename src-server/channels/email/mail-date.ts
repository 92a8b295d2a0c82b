const hourMs = 3_600_000;
/** Nobody wrote a mail to us before 1990; such dates are a dead clock battery. */
const earliest = Date.UTC(1990, 0, 1);

/**
 * When the mail was written, epoch ms: its Date header when that can be true, else when the server received it, else now. A sender's
 * clock that runs ahead must not put a message after the answer to it.
 * @param date the header as parsed (ISO) or as it stood there
 */
export function sentAtOf(date: string | undefined, receivedAt: number | null, now: number): number {
  const known = receivedAt ?? now;
  const written = Date.parse((date ?? '').replace(/\s*\([^()]*\)\s*$/, ''));
  if (!Number.isFinite(written) || written < earliest || written > known + hourMs)
    return Math.max(0, Math.trunc(known));
  return Math.trunc(written);
}

import { csvOf } from './csv.ts';

/** Hands rows to the computer as a file, named by the day. */
export function saveAuditFile(rows: readonly (readonly string[])[]): void {
  const url = URL.createObjectURL(new Blob([csvOf(rows)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `parley-audit-${new Date().toISOString().slice(0, 10)}.csv`;
  link.click();
  // The download has begun by then; until it has, the URL must live.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

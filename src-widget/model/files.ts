import type { VisitorError, VisitorPage, VisitorReply, VisitorUpload } from '#shared/contract/visitor.ts';
import type { Parser } from './parse.ts';
import { parseError, parsePage, parseUpload } from './wire.ts';

export interface ServerFiles {
  /** What the launcher shows. `error.retryAfterMs` null: there is no chat for this page. */
  loadPage(): Promise<VisitorReply<VisitorPage>>;
  upload(file: Blob, name: string): Promise<VisitorReply<VisitorUpload>>;
  /** Null when it cannot be had now. */
  download(messageRef: string, index: number): Promise<Blob | null>;
}

const unreachable: VisitorError = { code: 'internal', message: 'No answer.', retryAfterMs: 3_000 };

/** Files travel by HTTP, so that a large one never holds up the words. Never throws. */
export function createServerFiles(target: { server: string; inboxId: string; secret: string }): ServerFiles {
  const { server, inboxId, secret } = target;
  const headers = { authorization: `Visitor ${secret}` };
  const files = `${server}/widget/files/${encodeURIComponent(inboxId)}`;

  async function ask<T>(url: string, init: RequestInit, parse: Parser<T>): Promise<VisitorReply<T>> {
    try {
      const response = await fetch(url, { credentials: 'omit', ...init });
      const body: unknown = await response.json();
      const value = response.ok ? parse(body) : undefined;
      if (value !== undefined) return { ok: true, value };
      const said = body !== null && typeof body === 'object' && 'error' in body ? parseError(body.error) : undefined;
      return { ok: false, error: said ?? unreachable };
    } catch {
      return { ok: false, error: unreachable };
    }
  }

  return {
    loadPage: () => ask(`${server}/widget/inboxes/${encodeURIComponent(inboxId)}`, {}, parsePage),
    upload(file, name) {
      const named = {
        ...headers,
        'content-type': file.type || 'application/octet-stream',
        'x-file-name': encodeURIComponent(name),
      };
      return ask(files, { method: 'POST', headers: named, body: file }, parseUpload);
    },
    async download(messageRef, index) {
      try {
        const response = await fetch(`${files}/${messageRef}/${index}`, { headers, credentials: 'omit' });
        return response.ok ? await response.blob() : null;
      } catch {
        return null;
      }
    },
  };
}

import { z } from 'zod';
import { requestErrorSchema } from '#shared/contract/errors.ts';
import { type SignInAnswer, type SignInRequest, signInAnswerSchema } from '#shared/contract/http.ts';
import { attachmentSchema } from '#shared/domain/attachment.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { RequestFailure, SignInError } from '../engine/protocol.ts';

/** What goes over HTTP: signing in and out, and bytes. */
export interface ServerHttp {
  signIn(server: string, request: SignInRequest): Promise<Result<SignInAnswer, SignInError>>;
  /** Best effort: offline, the session ends when it expires or is revoked elsewhere. */
  signOut(server: string, token: string): Promise<void>;
  /** Idempotent by the file's id. */
  putFile(
    session: { server: string; token: string },
    file: { id: string; name: string; mimeType: string; bytes: ArrayBuffer },
  ): Promise<Result<true, RequestFailure | { code: 'refused'; message: string }>>;
  getFile(
    session: { server: string; token: string },
    id: string,
  ): Promise<Result<{ mimeType: string; bytes: ArrayBuffer }, RequestFailure>>;
}

/** The server's disk takes no more (RFC 4918): trying again by itself would not help. */
const diskFull = 507;
const refusalOf = z.object({ error: requestErrorSchema });

const offline = (message: string) => fail({ code: 'offline' as const, message });
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

export const serverHttp: ServerHttp = {
  async signIn(server, request) {
    let response: Response;
    try {
      response = await fetch(new URL('/api/v1/sessions', server), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
      });
    } catch {
      return fail('unreachable');
    }
    if (response.status === 401) return fail('wrong-credentials');
    if (response.status === 429) return fail('too-many-requests');
    if (response.status === 426) return fail('update-required');
    if (response.status >= 500) return fail('internal');
    const answer = signInAnswerSchema.safeParse(await response.json().catch(() => null));
    return answer.success ? ok(answer.data) : fail(response.status === 400 ? 'wrong-credentials' : 'not-a-server');
  },

  async signOut(server, token) {
    await fetch(new URL('/api/v1/sessions/current', server), { method: 'DELETE', headers: bearer(token) }).catch(
      () => undefined,
    );
  },

  async putFile({ server, token }, { id, name, mimeType, bytes }) {
    const url = new URL(`/api/v1/attachments/${encodeURIComponent(id)}`, server);
    url.searchParams.set('name', name);
    try {
      const response = await fetch(url, {
        method: 'PUT',
        headers: { ...bearer(token), 'content-type': mimeType },
        body: bytes,
      });
      const answer: unknown = await response.json().catch(() => null);
      // A captive portal answers everything with 200 and a page of its own; only the server names the file it has stored.
      if (response.ok)
        return attachmentSchema.safeParse(answer).data?.id === id ? ok(true) : offline('not an answer of the server');
      const message = refusalOf.safeParse(answer).data?.error.message ?? `HTTP ${response.status}`;
      if (response.status === 401) return fail({ code: 'unauthorized', message });
      if (response.status === diskFull) return fail({ code: 'refused', message });
      const lasting = response.status >= 400 && response.status < 500 && ![408, 425, 429].includes(response.status);
      return lasting ? fail({ code: 'refused', message }) : offline(message);
    } catch (error) {
      return offline(String(error));
    }
  },

  async getFile({ server, token }, id) {
    try {
      const response = await fetch(new URL(`/api/v1/attachments/${encodeURIComponent(id)}`, server), {
        headers: bearer(token),
      });
      const message = `HTTP ${response.status}`;
      if (response.status === 404) return fail({ code: 'not-found', message });
      if (response.status === 403) return fail({ code: 'forbidden', message });
      if (!response.ok) return fail({ code: 'internal', message });
      // The server says of every file that it never changes; a captive portal's page does not say so, and must not be kept as one.
      if (!/\bimmutable\b/.test(response.headers.get('cache-control') ?? ''))
        return offline('not an answer of the server');
      const mimeType = response.headers.get('content-type') ?? 'application/octet-stream';
      return ok({ mimeType, bytes: await response.arrayBuffer() });
    } catch (error) {
      return offline(String(error));
    }
  },
};

import { type SignInAnswer, type SignInRequest, signInAnswerSchema } from '#shared/contract/http.ts';
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
      if (response.ok) return ok(true);
      const message = `HTTP ${response.status}`;
      if (response.status === 401) return fail({ code: 'unauthorized', message });
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
      const mimeType = response.headers.get('content-type') ?? 'application/octet-stream';
      return ok({ mimeType, bytes: await response.arrayBuffer() });
    } catch (error) {
      return offline(String(error));
    }
  },
};

import { io } from 'socket.io-client';
import { z } from 'zod';
import { signInAnswerSchema } from '#shared/contract/http.ts';
import { protocolVersion } from '#shared/contract/version.ts';
import { newId } from '#shared/lib/ids.ts';
import { firstPageSize } from '../../../src-renderer/sync/pull/snapshot.ts';

const pageSchema = z.object({ ok: z.literal(true), value: z.object({ changes: z.array(z.unknown()) }) });

/** What a new computer asks for first, by a script that checks, seals and keeps nothing of it. @returns ms of each step */
export async function bareFirstPage(email: string, password: string) {
  const startedAt = performance.now();
  const response = await fetch('/api/v1/sessions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password, device: 'bench' }),
  });
  const { token } = signInAnswerSchema.parse(await response.json());
  const signedInAt = performance.now();
  const socket = io({ auth: { token, clientId: newId(), protocol: protocolVersion }, transports: ['websocket'] });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  const connectedAt = performance.now();
  const reply: unknown = await socket.emitWithAck('sync:snapshot', { page: null, limit: firstPageSize });
  const answeredAt = performance.now();
  socket.close();
  return {
    signInMs: signedInAt - startedAt,
    connectMs: connectedAt - signedInAt,
    pageMs: answeredAt - connectedAt,
    rows: pageSchema.parse(reply).value.changes.length,
  };
}

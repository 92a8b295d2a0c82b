import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type VisitorError, visitorHttpStatus } from '#shared/contract/visitor.ts';
import { idSchema } from '#shared/lib/ids.ts';
import type { VisitorDoor } from '../channels/connector.ts';
import { foreignOrigin } from './visitor-socket.ts';

export interface VisitorDoors {
  /** The running connector of this inbox; null when there is none. */
  connectorOf(inboxId: string): { readonly visitorDoor?: VisitorDoor } | null;
}

const fileParams = z.object({ messageId: idSchema, index: z.coerce.number().int().min(0).max(99) });
/** Shown inside the page; everything else is saved, never opened by the browser under our address. */
const shownInline = /^image\/(png|jpeg|gif|webp|avif)$/;

/** Files of visitors, in and out, and what the launcher shows. Called by the widget from the shop's origin, so with CORS. */
export const visitorFiles: FastifyPluginAsync<VisitorDoors> = async (app, { connectorOf }) => {
  // Bodies are streamed to disk by the connector, which counts the bytes; nothing is held in memory.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));

  const doorOf = (request: FastifyRequest) => {
    const { inboxId } = z.object({ inboxId: z.string() }).parse(request.params);
    return idSchema.safeParse(inboxId).success ? (connectorOf(inboxId)?.visitorDoor ?? null) : null;
  };
  const refuse = (reply: FastifyReply, error: VisitorError) => {
    if (error.retryAfterMs !== null) reply.header('retry-after', Math.ceil(error.retryAfterMs / 1_000));
    return reply.code(visitorHttpStatus[error.code]).send({ error });
  };
  const notFound = (reply: FastifyReply, message: string) =>
    refuse(reply, { code: 'not-found', message, retryAfterMs: null });

  /** Answers the door, with CORS for its sites; null after having refused. */
  async function enter(request: FastifyRequest, reply: FastifyReply): Promise<VisitorDoor | null> {
    reply.header('vary', 'Origin').header('x-content-type-options', 'nosniff');
    const door = doorOf(request);
    if (!door) {
      // Readable from anywhere: the shop's builder sees the reason instead of a bare CORS failure.
      reply.header('access-control-allow-origin', '*');
      await notFound(reply, 'There is no such web chat.');
      return null;
    }
    const origin = foreignOrigin(request.headers);
    if (!door.allows(origin)) {
      reply.header('access-control-allow-origin', '*');
      await refuse(reply, {
        code: 'forbidden',
        message: 'This chat may not be shown on this site.',
        retryAfterMs: null,
      });
      return null;
    }
    if (request.headers.origin !== undefined) reply.header('access-control-allow-origin', request.headers.origin);
    return door;
  }

  app.options('/widget/files/*', async (request, reply) =>
    reply
      .header('access-control-allow-origin', request.headers.origin ?? '*')
      .header('access-control-allow-methods', 'GET, POST')
      .header('access-control-allow-headers', 'authorization, content-type, x-file-name')
      .header('access-control-max-age', '600')
      .header('vary', 'Origin')
      .code(204)
      .send(),
  );

  app.get('/widget/inboxes/:inboxId', async (request, reply) => {
    const door = await enter(request, reply);
    if (door) return reply.header('cache-control', 'no-cache').send(await door.page());
    return reply;
  });

  app.post('/widget/files/:inboxId', async (request, reply) => {
    const door = await enter(request, reply);
    if (!door) return reply;
    const { secret, name } = uploadHeaders(request);
    const mimeType = request.headers['content-type'] ?? 'application/octet-stream';
    const uploaded = await door.upload(secret, { name, mimeType, body: request.raw });
    if (uploaded.ok) return reply.code(201).send(uploaded.value);
    // What is left of a refused body will not be read: the connection cannot be used again.
    reply.header('connection', 'close');
    return refuse(reply, uploaded.error);
  });

  app.get('/widget/files/:inboxId/:messageId/:index', async (request, reply) => {
    const door = await enter(request, reply);
    if (!door) return reply;
    const params = fileParams.safeParse(request.params);
    const { secret } = uploadHeaders(request);
    const file = params.success ? await door.download(secret, params.data.messageId, params.data.index) : null;
    if (!file) return notFound(reply, 'There is no such file.');
    const disposition = shownInline.test(file.mimeType) ? 'inline' : 'attachment';
    return reply
      .header('content-type', file.mimeType)
      .header('content-disposition', `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cache-control', 'private, max-age=3600')
      .send(Buffer.from(await file.read()));
  });
};

/** The secret travels in a header and never in an address, which proxies and servers write to their logs. */
function uploadHeaders({ headers }: FastifyRequest): { secret: string | null; name: string } {
  const secret = /^Visitor (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? null;
  const name = String(headers['x-file-name'] ?? '');
  try {
    return { secret, name: decodeURIComponent(name) };
  } catch {
    return { secret, name: '' };
  }
}

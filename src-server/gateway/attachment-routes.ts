import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { type Files, maxAttachmentBytes } from '../attachments/index.ts';
import type { Sessions } from '../identity/index.ts';
import { identify, pathId } from './http.ts';

const uploadQuery = z.object({ name: z.string().trim().min(1).max(255) });
/** Types a browser may show in its own window; anything else is only ever saved, so that no file runs with our address. */
const shownInline =
  /^(image\/(png|jpeg|gif|webp|avif)|video\/(mp4|webm)|audio\/[\w.+-]+|application\/pdf|text\/plain)$/;

/** Files of messages: put by a client-chosen id (again is harmless), read by whoever may see their conversation. */
export const attachmentRoutes: FastifyPluginAsync<{ files: Files; sessions: Sessions }> = async (
  app,
  { files, sessions },
) => {
  // Bodies of any type go to disk as they arrive, never into memory whole.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));

  app.put('/api/v1/attachments/:id', { bodyLimit: maxAttachmentBytes }, async (request, reply) => {
    const session = await identify(sessions, request);
    const { id } = pathId.parse(request.params);
    const { name } = uploadQuery.parse(request.query);
    const mimeType = (request.headers['content-type'] ?? 'application/octet-stream').slice(0, 127);
    const file = { id, name, mimeType, contentId: null, ownerId: session.user.id, conversationId: null };
    return reply.code(201).send(await files.save(file, request.body as NodeJS.ReadableStream as never));
  });

  app.get('/api/v1/attachments/:id', async (request, reply) => {
    const session = await identify(sessions, request);
    const stored = await files.findFor(session.actor, pathId.parse(request.params).id);
    const disposition = shownInline.test(stored.mimeType) ? 'inline' : 'attachment';
    return reply
      .header('content-type', stored.mimeType)
      .header('content-length', stored.sizeBytes)
      .header('content-disposition', `${disposition}; filename*=UTF-8''${encodeURIComponent(stored.name)}`)
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "sandbox; default-src 'none'; style-src 'unsafe-inline'")
      .header('cache-control', 'private, max-age=31536000, immutable')
      .send(files.read(stored));
  });
};

import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Connector } from '../channels/connector.ts';
import type { Logger } from '../platform/log.ts';
import type { Metrics } from '../platform/metrics.ts';
import { RequestFailure } from '../platform/request-failure.ts';

interface Options {
  findConnector(channel: string, inboxId: string): Connector | null;
  publicUrl: () => string;
  metrics: Metrics;
  log: Logger;
}

const path = z.object({ channel: z.string().max(40), inboxId: z.string().max(80) });
const first = (value: unknown): string => String(Array.isArray(value) ? value[0] : (value ?? ''));
const flat = (values: object): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, first(value)]));

/** Where providers call. The raw bytes are handed on as they came, because signatures are over them. */
export const webhookRoutes: FastifyPluginAsync<Options> = async (app, { findConnector, publicUrl, metrics, log }) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: 5_000_000 }, (_request, body, done) =>
    done(null, body),
  );

  app.route({
    method: ['GET', 'POST'],
    url: '/webhooks/:channel/:inboxId',
    async handler(request: FastifyRequest, reply) {
      const { channel, inboxId } = path.parse(request.params);
      const connector = findConnector(channel, inboxId);
      if (!connector?.webhook) throw new RequestFailure('not-found', 'no inbox listens here');
      const answer = await connector.webhook({
        method: request.method,
        url: `${publicUrl()}${request.url}`,
        query: flat(request.query as object),
        headers: flat(request.headers),
        body: request.body instanceof Uint8Array ? request.body : new Uint8Array(),
      });
      if (answer.status === 401 || answer.status === 403) {
        metrics.webhooksRefused.inc({ channel });
        log.warn({ channel, inboxId, status: answer.status, from: request.ip }, 'webhook refused');
      }
      return reply.code(answer.status).type(answer.contentType).send(answer.body);
    },
  });
};

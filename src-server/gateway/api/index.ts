import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import type { Sessions } from '../../identity/index.ts';
import { identify } from '../http.ts';
import { openApiDocument } from './openapi.ts';
import type { ApiRoute } from './route.ts';

export { allRoutes } from './all-routes.ts';

const keySchema = z.string().regex(/^[\w:.-]{1,40}$/, 'Idempotency-Key: 1 to 40 letters, digits, "_", ":", "." or "-"');

/** The REST API: identify, parse, run, for every described operation; and the document of the same descriptions. */
export const restApi: FastifyPluginAsync<{ routes: readonly ApiRoute[]; sessions: Sessions; version: string }> = async (
  app,
  { routes, sessions, version },
) => {
  const document = openApiDocument(routes, version);
  app.get('/api/openapi.json', async () => document);

  for (const route of routes) {
    app.route({
      method: route.method,
      url: `/api/v1${route.path.replace(/\{(\w+)\}/g, ':$1')}`,
      async handler(request, reply) {
        const session = await identify(sessions, request);
        const header = request.headers['idempotency-key'];
        const answer = await route.run({
          params: route.params?.parse(request.params),
          query: route.query?.parse(request.query),
          body: route.body?.parse(request.body ?? {}),
          session,
          idempotencyKey: header === undefined ? null : keySchema.parse(header),
        });
        return reply.code(route.status).send(route.answer ? answer : undefined);
      },
    });
  }
};

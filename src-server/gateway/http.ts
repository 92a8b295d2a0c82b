import cors from '@fastify/cors';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { z } from 'zod';
import { httpStatusOf, type RequestError } from '#shared/contract/errors.ts';
import type { healthSchema } from '#shared/contract/health.ts';
import { type SignInAnswer, signInRequestSchema } from '#shared/contract/http.ts';
import type { SnapshotAnswer } from '#shared/contract/sync.ts';
import { protocolVersion } from '#shared/contract/version.ts';
import type { User } from '#shared/domain/user.ts';
import type { Session, Sessions, SignIn } from '../identity/index.ts';
import type { Logger } from '../platform/log.ts';
import type { Metrics } from '../platform/metrics.ts';
import { RequestFailure } from '../platform/request-failure.ts';
import { toRequestError } from './requests.ts';

export type ServerState = z.infer<typeof healthSchema>['status'];

interface Parts {
  sessions: Sessions;
  signIn: SignIn;
  firstPage: (user: User, rows: number) => Promise<SnapshotAnswer>;
  metrics: Metrics;
  log: Logger;
  version: string;
  trustProxy: boolean;
  /** Anything but `ok` makes /healthz answer 503. */
  state: () => ServerState;
}

/** RFC 4918, 11.5: the desk keeps what it wanted to store and says so, instead of trying again for ever. */
const insufficientStorage = 507;
const isDiskFull = (error: unknown): boolean => ['ENOSPC', 'EDQUOT'].includes((error as { code?: string }).code ?? '');

/** Who asks, by `Authorization: Bearer`. @throws RequestFailure unauthorized */
export async function identify(sessions: Sessions, request: FastifyRequest): Promise<Session> {
  const token = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined) throw new RequestFailure('unauthorized', 'send your token as "Authorization: Bearer …"');
  return sessions.identify(token);
}

/** The HTTP server with what everybody needs; rooms add their routes to it. */
export async function createHttp({
  sessions,
  signIn,
  firstPage,
  metrics,
  log,
  version,
  trustProxy,
  state,
}: Parts): Promise<FastifyInstance> {
  const app = Fastify({ logger: false, trustProxy, bodyLimit: 2_000_000, forceCloseConnections: true });

  // Tokens travel in a header, never in a cookie, so another site's page can do nothing here that it could not do without us.
  await app.register(cors, {
    origin: true,
    credentials: false,
    // Named, because the plugin allows no DELETE by itself, and the desktop (its own origin) ends its session with one.
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: ['content-disposition'],
  });

  app.setErrorHandler((error, request, reply) => {
    if (isDiskFull(error)) {
      log.error({ err: error }, 'the disk is full');
      const message =
        'The server’s disk is full, so the file was not stored. Tell an administrator and try again later.';
      return reply.code(insufficientStorage).send({ error: { code: 'internal', message } satisfies RequestError });
    }
    const status = (error as { statusCode?: number }).statusCode;
    const failure =
      status !== undefined && status >= 400 && status < 500
        ? {
            code:
              status === 413 || status === 415 || status === 400 ? ('bad-request' as const) : ('not-found' as const),
            message: (error as Error).message,
          }
        : toRequestError(error, log, `${request.method} ${request.routeOptions.url ?? 'unknown'}`);
    return reply
      .code(status !== undefined && status < 500 && status >= 400 ? status : httpStatusOf[failure.code])
      .send({ error: failure });
  });
  app.addHook('onResponse', async (request, reply) => {
    metrics.httpRequests.inc({
      method: request.method,
      route: request.routeOptions.url ?? 'unknown',
      status: String(reply.statusCode),
    });
  });

  app.get('/healthz', async (_, reply) => {
    const status = state();
    return reply
      .code(status === 'ok' ? 200 : 503)
      .send({ status, product: 'parley', version, protocol: protocolVersion });
  });
  app.get('/metrics', async (_, reply) => reply.type(metrics.contentType).send(await metrics.read()));

  app.post('/api/v1/sessions', async (request, reply) => {
    const { firstPageRows: rows, ...credentials } = signInRequestSchema.parse(request.body);
    const answer = await signIn(credentials, request.ip);
    const page = rows === undefined ? {} : { firstPage: await firstPage(answer.user, rows) };
    return reply.code(201).send({ ...answer, ...page } satisfies SignInAnswer);
  });
  app.delete('/api/v1/sessions/current', async (request, reply) => {
    const session = await identify(sessions, request);
    await sessions.revoke(session.user.id, session.id);
    return reply.code(204).send();
  });
  return app;
}

export const pathId = z.object({ id: z.string().regex(/^[\w:.-]{1,80}$/) });

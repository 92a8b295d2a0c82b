import { z } from 'zod';
import { requestErrorSchema } from '#shared/contract/errors.ts';
import { signInAnswerSchema, signInRequestSchema } from '#shared/contract/http.ts';
import { attachmentSchema } from '#shared/domain/attachment.ts';
import type { ApiRoute } from './route.ts';

const json = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' });
  return rest;
};

const parametersIn = (place: 'path' | 'query', shape: z.ZodObject | null) =>
  Object.entries(shape?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || !(schema as z.ZodType).safeParse(undefined).success,
    schema: json(schema as z.ZodType, 'input'),
  }));

const failure = (description: string) => ({
  description,
  content: {
    'application/json': {
      schema: { type: 'object', properties: { error: json(requestErrorSchema, 'output') }, required: ['error'] },
    },
  },
});

const response = (description: string, schema: z.ZodType | null) => ({
  description,
  ...(schema ? { content: { 'application/json': { schema: json(schema, 'output') } } } : {}),
});
const fileId = { name: 'id', in: 'path', required: true, schema: { type: 'string', maxLength: 80 } };
const anyBytes = { '*/*': { schema: { type: 'string', format: 'binary' } } };

/** What is not JSON in and out, or needs no token, and so has routes of its own. */
const otherPaths = {
  '/sessions': {
    post: {
      operationId: 'postSessions',
      tags: ['Sessions'],
      summary: 'Sign in; the answer holds the token',
      security: [],
      requestBody: { required: true, content: { 'application/json': { schema: json(signInRequestSchema, 'input') } } },
      responses: {
        201: response('Signed in', signInAnswerSchema),
        401: failure('Email or password is wrong'),
        429: failure('Too many attempts'),
      },
    },
  },
  '/sessions/current': {
    delete: {
      operationId: 'deleteSessionsCurrent',
      tags: ['Sessions'],
      summary: 'Sign out',
      responses: { 204: response('Signed out', null), 401: failure('No valid token') },
    },
  },
  '/attachments/{id}': {
    put: {
      operationId: 'putAttachment',
      tags: ['Messages'],
      summary: 'Upload a file under an id of your choice; again is harmless',
      parameters: [fileId, { name: 'name', in: 'query', required: true, schema: { type: 'string', maxLength: 255 } }],
      requestBody: { required: true, content: anyBytes },
      responses: { 201: response('Stored', attachmentSchema), 400: failure('Too large, or without a name') },
    },
    get: {
      operationId: 'getAttachment',
      tags: ['Messages'],
      summary: 'Download a file you may see',
      parameters: [fileId],
      responses: { 200: { description: 'The bytes', content: anyBytes }, 404: failure('No such file, or not for you') },
    },
  },
};

/** The OpenAPI 3.1 document of exactly the routes that are served. */
export function openApiDocument(routes: readonly ApiRoute[], version: string) {
  const paths: Record<string, Record<string, unknown>> = Object.fromEntries(
    Object.entries(otherPaths).map(([path, item]) => [path, { ...item }]),
  );
  for (const route of routes) {
    const writes = route.method !== 'GET';
    paths[route.path] ??= {};
    Object.assign(paths[route.path] ?? {}, {
      [route.method.toLowerCase()]: {
        operationId: `${route.method.toLowerCase()}${route.path.replace(/\W+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`,
        tags: [route.tag],
        summary: route.summary,
        parameters: [
          ...parametersIn('path', route.params),
          ...parametersIn('query', route.query),
          ...(writes
            ? [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 80 } }]
            : []),
        ],
        ...(route.body
          ? { requestBody: { required: true, content: { 'application/json': { schema: json(route.body, 'input') } } } }
          : {}),
        responses: {
          [route.status]: {
            description: route.summary,
            ...(route.answer ? { content: { 'application/json': { schema: json(route.answer, 'output') } } } : {}),
          },
          400: failure('The request does not fit its description'),
          401: failure('No valid token'),
          403: failure('Your role may not do this'),
          404: failure('There is no such thing, or not for you'),
          409: failure('Refused; `code` says why'),
        },
      },
    });
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Parley',
      version,
      description:
        'The same operations as the agent desk. Sign in with POST /sessions and send the token as a bearer token.',
    },
    servers: [{ url: '/api/v1' }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    security: [{ bearer: [] }],
    paths,
  };
}

import type { z } from 'zod';
import type { Session } from '../../identity/index.ts';

type Shape = z.ZodObject;

/** One operation of the REST API: the route, its document and its checks are made from this same description. */
export interface ApiRoute {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** OpenAPI's notation: `/conversations/{id}`. */
  path: string;
  tag: string;
  summary: string;
  params: Shape | null;
  query: Shape | null;
  body: z.ZodType | null;
  /** Null: 204 without a body. */
  answer: z.ZodType | null;
  status: 200 | 201 | 204;
  run(input: {
    params: unknown;
    query: unknown;
    body: unknown;
    session: Session;
    idempotencyKey: string | null;
  }): Promise<unknown>;
}

interface Typed<P, Q, B> {
  params: P;
  query: Q;
  body: B;
  session: Session;
  /** The caller's `Idempotency-Key`: the same key again has the same effect once. */
  idempotencyKey: string | null;
}
type Parsed<S> = S extends z.ZodType ? z.infer<S> : undefined;

/** Describes an operation with its types tied to its schemas. */
export function apiRoute<
  P extends Shape | undefined,
  Q extends Shape | undefined,
  B extends z.ZodType | undefined,
  A extends z.ZodType | undefined,
>(route: {
  method: ApiRoute['method'];
  path: string;
  tag: string;
  summary: string;
  params?: P;
  query?: Q;
  body?: B;
  answer?: A;
  status?: ApiRoute['status'];
  run(input: Typed<Parsed<P>, Parsed<Q>, Parsed<B>>): Promise<Parsed<A>>;
}): ApiRoute {
  return {
    ...route,
    params: route.params ?? null,
    query: route.query ?? null,
    body: route.body ?? null,
    answer: route.answer ?? null,
    status: route.status ?? (route.answer ? 200 : 204),
    // The gateway has parsed each part with the schema given here before it calls.
    run: route.run as unknown as ApiRoute['run'],
  };
}

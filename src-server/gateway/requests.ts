import { z } from 'zod';
import type { RequestError } from '#shared/contract/errors.ts';
import {
  type Reply,
  type RequestInput,
  type RequestOutput,
  type SocketRequestName,
  socketRequests,
} from '#shared/contract/socket.ts';
import type { Session } from '../identity/index.ts';
import type { Logger } from '../platform/log.ts';
import { RequestFailure } from '../platform/request-failure.ts';

/** One handler for every request of the contract; a missing one does not compile. */
export type RequestHandlers = {
  [N in SocketRequestName]: (input: RequestInput<N>, session: Session) => Promise<RequestOutput<N>>;
};

const failed = (code: RequestError['code'], message: string): Reply<never> => ({ ok: false, error: { code, message } });

/** The error as the contract has it; a bug becomes `internal` with its details in the log only. */
export function toRequestError(error: unknown, log: Logger, where: string): RequestError {
  if (error instanceof RequestFailure) return { code: error.code, message: error.message };
  if (error instanceof z.ZodError) return { code: 'bad-request', message: z.prettifyError(error) };
  log.error({ err: error, where }, 'a request failed unexpectedly');
  return { code: 'internal', message: 'Something went wrong on the server. It has been logged.' };
}

/** The one door: parse, run, always answer. */
export async function answer(
  handlers: RequestHandlers,
  name: string,
  input: unknown,
  session: Session,
  log: Logger,
): Promise<Reply<unknown>> {
  if (!(name in socketRequests)) return failed('bad-request', `this server knows no request ${name.slice(0, 60)}`);
  const known = name as SocketRequestName;
  const parsed = socketRequests[known].input.safeParse(input);
  if (!parsed.success) return failed('bad-request', z.prettifyError(parsed.error));
  try {
    // The schema of this name parsed the input, so it is what the handler of this name takes.
    const handle = handlers[known] as (input: unknown, session: Session) => Promise<unknown>;
    return { ok: true, value: await handle(parsed.data, session) };
  } catch (error) {
    const { code, message } = toRequestError(error, log, name);
    return failed(code, message);
  }
}

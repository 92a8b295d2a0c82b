import type { RefusalCode, RequestError } from '#shared/contract/errors.ts';
import { newId } from '#shared/lib/ids.ts';
import type { MutationArgs, MutationName } from '#shared/mutations/registry.ts';
import type { Session } from '../../identity/index.ts';
import { RequestFailure } from '../../platform/request-failure.ts';
import type { MutationRunner } from '../../sync/index.ts';

const requestCode: Partial<Record<RefusalCode, RequestError['code']>> = {
  forbidden: 'forbidden',
  'not-found': 'not-found',
  invalid: 'bad-request',
  empty: 'bad-request',
  'too-long': 'bad-request',
  'unknown-action': 'bad-request',
};

/**
 * Runs the same named action a desk would. The caller's idempotency key becomes the mutation's id.
 * @throws RequestFailure with the refusal's words
 */
export function createAct(mutations: MutationRunner) {
  return async function act<N extends MutationName>(
    session: Session,
    idempotencyKey: string | null,
    name: N,
    args: MutationArgs<N>,
  ): Promise<void> {
    const mutationId = idempotencyKey === null ? newId() : `api:${session.user.id}:${idempotencyKey}`.slice(0, 80);
    const answer = await mutations.run({ mutationId, name, args, actedAt: Date.now() }, session.actor);
    if (answer.kind === 'applied') return;
    const { code, detail } = answer.refusal;
    throw new RequestFailure(requestCode[code] ?? 'conflict', `${code}: ${detail}`);
  };
}
export type Act = ReturnType<typeof createAct>;

import { type IpcAnswer, type IpcArgs, type IpcResult, ipcContract } from '#shared/contract/ipc.ts';
import type { IpcCallName } from '#shared/contract/ipc-names.ts';
import type { Log } from '../log.ts';

type MaybeLater<T> = T extends undefined ? void | Promise<void> : T | Promise<T>;

/** One function per call of the contract: a missing or surplus name does not compile. */
export type IpcHandlers = { readonly [N in IpcCallName]: (args: IpcArgs<N>) => MaybeLater<IpcResult<N>> };

/**
 * Answers one call: who asks, what they ask, then the work. Never throws, because an exception crossing IPC arrives as an
 * untyped string; a refusal arrives as a code.
 */
export async function answerCall<N extends IpcCallName>(request: {
  name: N;
  args: unknown;
  trusted: boolean;
  handlers: IpcHandlers;
  log: Log;
}): Promise<IpcAnswer<IpcResult<N>>> {
  const { name, args, trusted, handlers, log } = request;
  if (!trusted) {
    log('ipc refused', { name, code: 'unknown-sender' });
    return { ok: false, code: 'unknown-sender', detail: name };
  }
  const parsed = ipcContract[name].args.safeParse(args);
  if (!parsed.success) {
    // Paths and codes only: the values may be what an agent typed.
    const detail = parsed.error.issues.map((issue) => `${issue.path.join('.') || name}: ${issue.code}`).join(', ');
    log('ipc refused', { name, code: 'bad-args', detail });
    return { ok: false, code: 'bad-args', detail };
  }
  try {
    // The schema of this very name has just parsed it; TypeScript loses the link between the two on a generic key.
    const value = await handlers[name](parsed.data as IpcArgs<N>);
    return { ok: true, value: value as IpcResult<N> };
  } catch (error) {
    log('ipc failed', { name, error: String(error) });
    return { ok: false, code: 'failed', detail: name };
  }
}

import type { PushPayload } from '#shared/contract/socket.ts';
import { setClockOffset } from '../../platform/now.ts';
import { paceReads } from '../db/pace.ts';
import type { SyncEvent } from '../engine/events.ts';
import type { EngineCallName, EngineInput, EngineOutput } from '../engine/protocol.ts';
import type { RelayedPushName } from '../socket/relayed-pushes.ts';
import type { EngineClient } from './engine-client.ts';

/**
 * The window's one connection to its engine. Hooks and actions find it here, so that screens pass nothing around; tests put
 * their own in with `connectSync`.
 */
let current: EngineClient | null = null;
const changed = new Set<() => void>();
const heard = new Set<(event: SyncEvent) => void>();
const pushed = new Set<(name: RelayedPushName, payload: unknown) => void>();

/** While what was missed comes in, lists need not follow every page. A first snapshot is watched by somebody who waits for it. */
const catchUpPaceMs = 1_000;

export function setEngineClient(client: EngineClient | null): void {
  current = client;
  client?.onChange(() => {
    const state = client.state();
    setClockOffset(state?.clockOffsetMs ?? 0);
    paceReads(state?.status.name === 'catching-up' && state.snapshot === null ? catchUpPaceMs : 0);
    for (const listener of changed) listener();
  });
  client?.onEvent((event) => {
    for (const listener of heard) listener(event);
  });
  client?.onPush((name, payload) => {
    for (const listener of pushed) listener(name, payload);
  });
  for (const listener of changed) listener();
}

export const findEngineClient = (): EngineClient | null => current;

/** Throws when `startSync` has not been called: a bug of the page, not something an agent can cause. */
export function getEngineClient(): EngineClient {
  if (current === null) throw new Error('startSync has to be called before the desk is used');
  return current;
}

/**
 * Asks the engine, as soon as there is one: the rows of an earlier start are on screen, and can be pressed, before it is connected.
 * @throws as `EngineClient.call` does
 */
export async function callEngine<N extends EngineCallName>(name: N, input: EngineInput<N>): Promise<EngineOutput<N>> {
  return (current ?? (await connected())).call(name, input);
}

const connected = (): Promise<EngineClient> =>
  new Promise((resolve) => {
    const stop = onEngineChange(() => {
      if (current === null) return;
      stop();
      resolve(current);
    });
  });

export function onEngineChange(listener: () => void): () => void {
  changed.add(listener);
  return () => changed.delete(listener);
}

/** Tells of new messages, offers and parked actions as they happen; ends with the returned function. */
export function onEvent(listener: (event: SyncEvent) => void): () => void {
  heard.add(listener);
  return () => heard.delete(listener);
}

/**
 * Calls back for every push of this name until the returned function is called; in a hidden window too, because the worker's
 * messages are not timers.
 */
export function onPush<N extends RelayedPushName>(name: N, listener: (payload: PushPayload<N>) => void): () => void {
  const hear = (heardName: RelayedPushName, payload: unknown) => {
    // The client has looked at its shape.
    if (heardName === name) listener(payload as PushPayload<N>);
  };
  pushed.add(hear);
  return () => pushed.delete(hear);
}

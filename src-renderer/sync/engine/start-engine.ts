import type { Port } from './protocol.ts';

export async function startEngine(): Promise<Port> {
  return { post: () => undefined, listen: () => () => undefined, close: () => undefined };
}

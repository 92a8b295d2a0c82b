import { startEngine } from '../engine/start-engine.ts';
import type { SecretStore } from './secret-store.ts';
import { connectSync } from './session.ts';

/** Starts (or joins) the computer's engine and connects this window to it. Resolves when the engine has answered. */
export async function startSync(options: { secrets: SecretStore; server: string | null }): Promise<void> {
  await connectSync(await startEngine(), options);
}

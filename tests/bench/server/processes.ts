import { z } from 'zod';
import { type Child, startChild } from '../child.ts';

/** The whole server, the bare one, and agents' connections, each in a process of its own. */
export const startServerChild = (name: 'app' | 'bare' | 'agents'): Child =>
  startChild(new URL(`./${name}-process.ts`, import.meta.url));

/** Agents who take what rings at them, and leads who watch the floor. */
export const startFloorDesks = (): Child => startChild(new URL('../floor/desks-process.ts', import.meta.url));

export const filledSchema = z.object({ address: z.string(), tokens: z.array(z.string()) });

import { useState } from 'react';
import type { SimulationInput, SimulationReport } from '#shared/domain/simulation.ts';
import { now } from '../../platform/now.ts';
import { type RequestFailure, request } from '../../sync/index.ts';

export type Simulation =
  | { name: 'idle' }
  | { name: 'running'; since: number }
  | { name: 'done'; report: SimulationReport; input: SimulationInput }
  | { name: 'failed'; code: RequestFailure['code'] };

/** One replay at a time, run by the server beside its real work. */
export function useSimulation(): { simulation: Simulation; run: (input: SimulationInput) => void } {
  const [simulation, setSimulation] = useState<Simulation>({ name: 'idle' });
  async function ask(input: SimulationInput): Promise<void> {
    setSimulation({ name: 'running', since: now() });
    const answer = await request('routing:simulate', input);
    setSimulation(
      answer.ok ? { name: 'done', report: answer.value, input } : { name: 'failed', code: answer.error.code },
    );
  }
  return { simulation, run: (input) => void ask(input) };
}

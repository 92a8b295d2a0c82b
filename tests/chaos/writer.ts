import type { ChaosDesk } from './chaos-desk.ts';
import type { Thread } from './seed-threads.ts';

/** A reply the driver wrote. `accepted`: the desk showed it in the thread. Otherwise the desk died over it. */
export interface Written {
  number: number;
  conversationId: string;
  accepted: boolean;
}

export const textOf = (number: number): string => `Reply ${number} of this run.`;
/** Null for texts that are not ours. */
export function numberIn(text: string): number | null {
  const found = /^Reply (\d+) of this run\.$/m.exec(text.trim());
  return found?.[1] === undefined ? null : Number(found[1]);
}

/** Writes numbered replies as an agent does: into the editor, by the button. */
export function createWriter(desk: ChaosDesk) {
  const written: Written[] = [];
  return {
    written,
    async write({ conversationId }: Thread): Promise<void> {
      const number = written.length + 1;
      const entry: Written = { number, conversationId, accepted: false };
      written.push(entry);
      try {
        const { desk: at } = desk;
        await at.reply.fill(textOf(number));
        await at.button('Send').click();
        await at.message(textOf(number)).first().waitFor();
        entry.accepted = true;
      } catch (error) {
        // Only a desk that is gone may fail to take what is written: no line and no server may.
        if (desk.isUp() && (await desk.answers())) throw error;
      }
    },
  };
}
export type Writer = ReturnType<typeof createWriter>;

import { z } from 'zod';
import { recordingConnector } from './recording-connector.ts';
import { startApp } from './start-app.ts';

/** A server as a process of its own, to be killed: its provider takes what it is given and answers when it is told to. */
export const toDyingServer = z.discriminatedUnion('kind', [
  /** This visitor has written. */
  z.object({ kind: z.literal('arrive'), visitor: z.string() }),
  /** The provider answers everything it was given: it has it. */
  z.object({ kind: z.literal('answer') }),
]);
export const fromDyingServer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('up'), address: z.string(), folder: z.string() }),
  z.object({ kind: z.literal('arrived') }),
  z.object({ kind: z.literal('handed-over'), messageId: z.string() }),
]);

async function run(databaseUrl: string, secretKey: string): Promise<void> {
  const tell = (word: z.infer<typeof fromDyingServer>) => void process.send?.(word);
  const provider = recordingConnector();
  const unanswered: (() => void)[] = [];
  provider.answerWith(({ messageId }) => {
    tell({ kind: 'handed-over', messageId });
    return new Promise((resolve) => {
      unanswered.push(() => resolve({ kind: 'sent', externalId: `ext-${messageId}`, status: 'sent' }));
    });
  });
  const { app, folder } = await startApp({ databaseUrl, secretKey, factories: { 'web-chat': provider.factory } });
  process.on('message', (raw) => {
    const word = toDyingServer.parse(raw);
    if (word.kind === 'answer') for (const answer of unanswered.splice(0)) answer();
    else {
      const from = { kind: 'visitor' as const, value: word.visitor, label: word.visitor, name: word.visitor };
      const said = { externalId: `in-${word.visitor}`, text: 'Hello?', threadKey: word.visitor, from };
      void provider.arrive(said).then(() => tell({ kind: 'arrived' }));
    }
  });
  tell({ kind: 'up', address: app.address, folder });
}

const { DYING_DATABASE: databaseUrl, DYING_SECRET_KEY: secretKey } = process.env;
if (databaseUrl && secretKey && process.send !== undefined) await run(databaseUrl, secretKey);

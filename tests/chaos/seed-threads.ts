import { join } from 'node:path';
import type { IdentityKind } from '#shared/domain/identity.ts';
import { createFiles } from '../../src-server/attachments/index.ts';
import { createIntake } from '../../src-server/conversations/index.ts';
import { silentLogger } from '../../src-server/platform/log.ts';
import { createStore, openDatabase } from '../../src-server/store/index.ts';

/** A customer who writes once to an inbox. */
export interface Writes {
  inboxId: string;
  kind: IdentityKind;
  /** The customer's address as the server keeps it. */
  value: string;
  /** Null where threads follow from references. */
  threadKey: string | null;
}

/** A customer who has written once and is answered during the test. */
export interface Thread {
  /** Where replies arrive, as the provider writes it. */
  address: string;
  conversationId: string;
}

/** Lets customers write while the server does not run, by its own rooms: no provider has to be on the line for it. */
export async function seedThreads(
  folder: string,
  databaseUrl: string | null,
  customers: readonly Writes[],
): Promise<Thread[]> {
  const home =
    databaseUrl === null
      ? ({ kind: 'embedded', folder: join(folder, 'database') } as const)
      : ({ kind: 'postgres', url: databaseUrl } as const);
  const store = createStore(await openDatabase(home), Date.now);
  const files = createFiles({ store, folder: join(folder, 'attachments'), now: Date.now });
  const intake = createIntake({ store, files, log: silentLogger() });
  const threads: Thread[] = [];
  for (const { inboxId, kind, value, threadKey } of customers) {
    const externalId = `seed-${inboxId}-${value}`;
    await intake.receive(inboxId, {
      externalId,
      from: { kind, value, label: value, name: `Customer ${value}` },
      threadKey,
      references: [],
      text: `Question of ${value}`,
      html: null,
      quotedText: null,
      subject: kind === 'email' ? `Order of ${value}` : null,
      recipients: null,
      files: [],
      automatic: false,
      sentAt: Date.now(),
    });
    const { conversationId } = await store.db
      .selectFrom('messageLink')
      .select('conversationId')
      .where('externalId', '=', externalId)
      .executeTakeFirstOrThrow();
    threads.push({ address: value.replace(/^\+/, ''), conversationId });
  }
  await store.close();
  return threads;
}

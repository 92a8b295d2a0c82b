import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { EntityName, Row } from '#shared/domain/entities.ts';
import type { Logger } from '../platform/log.ts';
import { type Store, type Tables, toRecord, type Unit } from '../store/index.ts';
import { sampleContent } from './content.ts';
import { sampleConversations } from './conversations.ts';
import { sampleCustomers } from './customers.ts';
import { sampleFloor } from './floor.ts';
import { type SampleMail, withSettings } from './inbox-settings.ts';
import { holdToSamplePromises } from './promises.ts';
import { createRandom } from './random.ts';
import { sampleShifts } from './shifts.ts';

/** Everybody in the sample signs in with it; README says so. */
export const samplePassword = 'parley-sample';

interface Parts {
  store: Store;
  users: { setPassword(userId: string, password: string): Promise<void> };
  vault: { write(unit: Unit, inboxId: string, secrets: Record<string, string>): Promise<void> };
  log: Logger;
  now: number;
  mail: SampleMail | null;
  size?: { customers: number; conversations: number };
}

/**
 * Fills an empty database with a believable company. Written straight to the tables, without the change log: no desktop has seen
 * this database before, and each begins with a snapshot. Everything in one transaction: an interrupted first start begins anew.
 * @returns false when there is a workspace already
 */
export async function fillSample({
  store,
  users,
  vault,
  log,
  now,
  mail,
  size = { customers: 300, conversations: 2_000 },
}: Parts): Promise<boolean> {
  if (await store.db.selectFrom('workspace').select('id').executeTakeFirst()) return false;
  const random = createRandom(20_261_122);
  const content = sampleContent(now);
  const customers = sampleCustomers(random, now, size.customers);
  const inboxes = content.inboxes.map((inbox) => withSettings(inbox, mail));
  const house = { inboxes: content.inboxes, queues: content.queues, users: content.users, now };
  const floor = sampleFloor(now);
  const { threads, clocks } = holdToSamplePromises(
    sampleConversations(random, customers, house, size.conversations),
    customers,
    floor,
    now,
  );
  const readMarks = threads
    .filter(({ conversation }) => conversation.assigneeId !== null && conversation.state !== 'open')
    .map(({ conversation }): Row<'readMark'> => {
      const userId = conversation.assigneeId ?? '';
      return {
        id: `${userId}:${conversation.id}`,
        userId,
        conversationId: conversation.id,
        position: conversation.lastPosition,
        at: conversation.activityAt,
      };
    });

  await store.transact(async (unit) => {
    const insert = async <T extends keyof Tables>(table: T, rows: Tables[T][]) => {
      // 200 rows of the widest table stay well below PostgreSQL's 65,535 parameters.
      for (let start = 0; start < rows.length; start += 200) {
        const records = rows.slice(start, start + 200).map((row) => toRecord(table, row));
        await unit.sql
          .insertInto(table as EntityName)
          .values(records as never)
          .execute();
      }
    };
    await insert('workspace', [content.workspace]);
    await insert('team', content.teams);
    await insert('user', content.users);
    await insert(
      'presence',
      content.users.map(({ id }) => ({ id, state: 'offline' as const, reason: null, since: now })),
    );
    await insert('presenceChange', sampleShifts(content.users, now));
    await insert('floorPolicy', [floor.floorPolicy]);
    await insert('supervisionPolicy', [floor.supervisionPolicy]);
    await insert('businessHours', floor.businessHours);
    await insert('queue', content.queues);
    await insert('queueRules', floor.queueRules);
    await insert('slaPolicy', floor.slaPolicies);
    await insert(
      'inbox',
      inboxes.map(({ inbox }) => inbox),
    );
    for (const { inbox, secrets } of inboxes) await vault.write(unit, inbox.id, secrets);
    await insert('tag', content.tags);
    await insert('keywordRule', floor.keywordRules);
    await insert('disposition', floor.dispositions);
    await insert('reward', content.rewards);
    await insert('script', content.scripts);
    await insert('cannedReply', content.cannedReplies);
    await insert(
      'customer',
      customers.map(({ customer }) => customer),
    );
    await insert(
      'identity',
      customers.flatMap(({ identities }) => identities),
    );
    await insert(
      'order',
      customers.flatMap(({ orders }) => orders),
    );
    await insert(
      'conversation',
      threads.map(({ conversation }) => conversation),
    );
    await insert('slaClock', clocks);
    await insert(
      'message',
      threads.flatMap(({ messages }) => messages),
    );
    await insert('readMark', readMarks);
    await insert(
      'conversationThread',
      threads.map(({ conversation, threadKey }) => ({
        inboxId: conversation.inboxId,
        threadKey,
        conversationId: conversation.id,
        at: conversation.createdAt,
      })),
    );
    await sql`select setval('conversation_number', ${1_000 + threads.length})`.execute(unit.sql);
  });
  for (const { id } of content.users) await users.setPassword(id, samplePassword);
  log.info({ customers: customers.length, conversations: threads.length }, 'sample workspace filled');
  return true;
}

/** Where `npm start` finds how to sign in; the sample's password is no secret. */
export function writeSampleSignIn(dataFolder: string, address: string): void {
  mkdirSync(dataFolder, { recursive: true });
  const signIn = { address, email: 'ana@parley.example', password: samplePassword };
  writeFileSync(join(dataFolder, 'sample-sign-in.json'), `${JSON.stringify(signIn, null, 2)}\n`);
}

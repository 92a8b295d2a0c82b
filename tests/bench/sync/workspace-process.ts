import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EntityName, Row } from '#shared/domain/entities.ts';
import { createApp } from '../../../src-server/app.ts';
import { connectorFactories } from '../../../src-server/channels/registry.ts';
import { readConfig } from '../../../src-server/config.ts';
import { silentLogger } from '../../../src-server/platform/log.ts';
import { toRecord } from '../../../src-server/store/index.ts';
import { aUser } from '../../factories/rows.ts';
import { answerParent } from '../child.ts';
import { aBenchWorkspace, benchPassword, changesWithAllMessages } from '../data/workspace.ts';

/** The real server with its embedded database, a workspace of 100,000 messages in it, and the built desk at its address. */
const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
process.on('SIGTERM', () => process.exit(0));
const app = await createApp({
  config: readConfig({ PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'silent' }),
  log: silentLogger(),
  factories: connectorFactories,
  buildFolder: process.env.BENCH_PAGES ?? '',
  version: '0.0.0',
});

/** A row of a message has some twenty columns, and a statement takes 65,535 values. */
const rowsPerInsert = 1_000;

answerParent({
  /** @returns the server's address */
  async fill() {
    const agent = aUser();
    const colleague = aUser({ id: 'user-jan', name: 'Jan Kos', email: 'jan@example.com' });
    const { house, changes } = aBenchWorkspace(agent.id, Date.now(), changesWithAllMessages);
    await app.store.transact(async (unit) => {
      // What the server was asked to hold is what the desk will read: the workspace's own schema fits both.
      for (const { entity, row } of house) {
        const name = entity as EntityName;
        const kept = row as Row<EntityName>;
        await unit.put(name, kept);
      }
      await unit.put('user', colleague);
    });
    for (const entity of ['conversation', 'message'] as const) {
      const rows = changes
        .filter((change) => change.entity === entity)
        .map(({ row }) => toRecord(entity, row as Row<typeof entity>));
      for (let at = 0; at < rows.length; at += rowsPerInsert)
        await app.store.db
          .insertInto(entity as EntityName)
          .values(rows.slice(at, at + rowsPerInsert))
          .execute();
    }
    for (const { id } of [agent, colleague]) await app.users.setPassword(id, benchPassword);
    return app.address;
  },
  /** How many messages of this kind there are. */
  async count(kind) {
    const row = await app.store.db
      .selectFrom('message')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('kind', '=', kind === 'note' ? 'note' : 'inbound')
      .executeTakeFirstOrThrow();
    return Number(row.count);
  },
});

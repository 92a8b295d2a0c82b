import type { z } from 'zod';
import { channels } from '#shared/channels/registry.ts';
import { type CheckedSettings, checkSettings } from '#shared/channels/settings.ts';
import type { InboxInput, saveAnswerSchema, TestReport } from '#shared/contract/socket.ts';
import type { Row } from '#shared/domain/entities.ts';
import { type Actor, mayAdminister } from '#shared/domain/role.ts';
import { RequestFailure } from '../platform/request-failure.ts';
import type { Store } from '../store/index.ts';
import type { RunningInboxes } from './running.ts';
import type { Vault } from './vault.ts';

type SaveAnswer = z.infer<typeof saveAnswerSchema>;

/** What customers write to, by which the desk names an inbox: the first of these settings the channel has. */
const addressSettings = ['address', 'number', 'botUsername', 'pageId', 'accountId', 'title'];

function demandAdmin(actor: Actor): void {
  if (!mayAdminister(actor.role)) throw new RequestFailure('forbidden', 'only administrators change inboxes');
}

interface Parts {
  store: Store;
  vault: Vault;
  running: RunningInboxes;
}

/** Other servers find in the change log what is saved or removed here. */
export function createInboxes({ store, vault, running }: Parts) {
  async function check(input: InboxInput): Promise<{ before: Row<'inbox'> | null; checked: CheckedSettings }> {
    const before =
      (await store.db.selectFrom('inbox').selectAll().where('id', '=', input.id).executeTakeFirst()) ?? null;
    if (before && before.channel !== input.channel)
      throw new RequestFailure('conflict', 'an inbox cannot change its channel');
    return { before, checked: checkSettings(channels[input.channel], input.values, before?.secretsSet ?? []) };
  }

  return {
    /** Saves an inbox and (re)starts its connector. Settings are checked against the channel's manifest. */
    async save(actor: Actor, input: InboxInput): Promise<SaveAnswer> {
      demandAdmin(actor);
      const { before, checked } = await check(input);
      if (checked.problems.length > 0) return { kind: 'invalid', problems: checked.problems };
      const secrets = { ...(before ? await vault.read(store.db, input.id) : {}), ...checked.secrets };
      await store.transact(async (unit) => {
        const row: Row<'inbox'> = {
          id: input.id,
          channel: input.channel,
          name: input.name,
          address: addressOf(checked),
          queueId: input.queueId,
          enabled: input.enabled,
          settings: checked.settings,
          secretsSet: Object.keys(secrets),
          health: { name: 'connecting', since: unit.now },
          practice: before?.practice ?? false,
          createdAt: before?.createdAt ?? unit.now,
        };
        await unit.put('inbox', row);
        await vault.write(unit, row.id, secrets);
      });
      await running.changed(input.id);
      return { kind: 'saved' };
    },

    /** Tries the settings as they stand in the form, saved or not, and changes nothing. */
    async test(actor: Actor, input: InboxInput): Promise<TestReport> {
      demandAdmin(actor);
      const { before, checked } = await check(input);
      if (checked.problems.length > 0) {
        return {
          ok: false,
          steps: checked.problems.map(({ field, problem }) => ({ name: field, ok: false, detail: problem })),
        };
      }
      const secrets = { ...(before ? await vault.read(store.db, input.id) : {}), ...checked.secrets };
      const { id, channel, name } = input;
      return running
        .create({ id, channel, name, address: addressOf(checked), settings: checked.settings }, secrets)
        .test();
    },

    /** Removes an inbox nobody ever wrote to; one with history is only switched off, so that its conversations keep their name. */
    async remove(actor: Actor, id: string): Promise<void> {
      demandAdmin(actor);
      const used = await store.db
        .selectFrom('conversation')
        .select('id')
        .where('inboxId', '=', id)
        .limit(1)
        .executeTakeFirst();
      if (used) throw new RequestFailure('conflict', 'this inbox has conversations: switch it off instead');
      await running.stop(id);
      await store.transact((unit) => unit.remove('inbox', id));
      await running.changed(id);
    },
  };
}
export type Inboxes = ReturnType<typeof createInboxes>;

function addressOf({ settings }: CheckedSettings): string {
  const name = addressSettings.find((candidate) => settings[candidate] !== undefined);
  return name === undefined ? '' : String(settings[name]);
}

import type { EntityName } from '#shared/domain/entities.ts';
import { SyncServer } from '../../fakes/sync-server.ts';
import type { MakeServer, SimulatedServer } from './server.ts';
import { oldIds } from './world.ts';

/** The model of the server in memory, and itself for tests that break it on purpose. */
export interface MemoryServer extends SimulatedServer {
  model: SyncServer;
}

export const memoryServer = (async ({ clock, random, rows }): Promise<MemoryServer> => {
  const model = new SyncServer(clock.now);
  model.pageRows = 12;
  model.threadRows = 6;
  for (const id of oldIds) model.unlisted.add(id);
  model.write(...rows);
  const fate = (name: string, happen: () => void) => ({ name, weight: 2, happen });
  return {
    model,
    pace: 1,
    lastPosition: (id) => model.find('conversation', id)?.lastPosition ?? 0,
    openLink: model.openLink,
    http: model.http,
    get cursor() {
      return model.cursor;
    },
    get arrived() {
      return model.received.length;
    },
    async edit(work) {
      const changes: { entity: EntityName; id: string; row: unknown }[] = [];
      await work({
        find: async (entity, id) => model.find(entity, id),
        put: async (entity, row) => void changes.push({ entity, id: row.id, row }),
        remove: async (entity, id) => void changes.push({ entity, id, row: null }),
      });
      model.write(...changes);
    },
    fates: [
      fate('restart', () => {
        model.forgetSnapshots();
        model.cutLinks();
      }),
      fate('forget', () => {
        model.forgotten = model.cursor;
      }),
      fate('oldServer', () => {
        if (model.unknownActions.size > 0) model.unknownActions.clear();
        else model.unknownActions.add(random.pick(['note.add', 'conversation.transfer', 'conversation.addTag']));
      }),
      fate('newServer', () => {
        model.refuseLinks = model.refuseLinks === null ? 'update-required' : null;
        if (model.refuseLinks !== null) model.cutLinks();
      }),
    ],
    calm() {
      model.refuseLinks = null;
      model.unknownActions.clear();
    },
    list: async (entity) => model.list(entity),
    viewOf: async (userId) => model.viewOf(userId),
    answers: async () => model.answers,
    failures: () => [],
    end: async () => undefined,
  };
}) satisfies MakeServer;

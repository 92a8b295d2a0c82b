import type { MutationAnswer, WireChange } from '#shared/contract/sync.ts';
import { type EntityName, entityNames, type Row } from '#shared/domain/entities.ts';
import type { Desktop, Disk, Intent } from './desktop.ts';
import { isOld, type World } from './world.ts';

/** The same text for the same row, in whatever order its fields were written. */
const spelled = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** How it really is, at the server. */
interface Truth {
  view: Map<string, WireChange[]>;
  /** Rows beside a conversation, which a snapshot spares itself once that is resolved; who has them already may keep them. */
  beside: readonly { entity: EntityName; row: { id: string } }[];
  messages: readonly Row<'message'>[];
  /** Everything anybody said, to customers, in notes or aside. */
  said: readonly string[];
  answers: ReadonlyMap<string, MutationAnswer>;
}

const sparedOf = ({ beside }: Truth, view: readonly WireChange[], kind: EntityName): unknown[] => {
  const resolved = new Set(
    view.flatMap(({ entity, id, row }) =>
      entity === 'conversation' && (row as Row<'conversation'>).state === 'resolved' ? [id] : [],
    ),
  );
  return beside.flatMap(({ entity, row }) => (entity === kind && resolved.has(row.id) ? [row] : []));
};

/** What was said in a conversation that was resolved long ago is loaded when it is opened, and then kept as the server has it. */
function ofOldThreads({ messages }: Truth, view: readonly WireChange[], disk: Disk) {
  const visible = new Set(view.flatMap(({ entity, id }) => (entity === 'conversation' ? [id] : [])));
  const old = messages.filter(({ conversationId }) => isOld(conversationId) && visible.has(conversationId));
  return {
    allowed: old,
    wanted: old.filter(
      ({ conversationId, position }) => position >= (disk.threads.get(conversationId) ?? Number.POSITIVE_INFINITY),
    ),
  };
}

/** The desk's rows are the server's rows of this colleague, no more and no fewer. */
function convergence(truth: Truth, desktop: Desktop, disk: Disk): string[] {
  const problems: string[] = [];
  const view = truth.view.get(desktop.userId) ?? [];
  for (const entity of entityNames) {
    const listed = view.filter((change) => change.entity === entity).map(({ row }) => row);
    const loaded = entity === 'message' ? ofOldThreads(truth, view, disk) : { allowed: [], wanted: [] };
    const isOwed = (row: unknown) => entity !== 'message' || !isOld((row as Row<'message'>).conversationId);
    const wanted = new Set([...listed.filter(isOwed), ...loaded.wanted].map(spelled));
    const found = new Set((disk.rows.get(entity) ?? []).map(spelled));
    for (const row of wanted)
      if (!found.has(row)) problems.push(`${desktop.name} lacks ${entity} ${row.slice(0, 300)}`);
    const spared = new Set([...sparedOf(truth, view, entity), ...loaded.allowed].map(spelled));
    for (const row of found)
      if (!wanted.has(row) && !spared.has(row))
        problems.push(`${desktop.name} has too much: ${entity} ${row.slice(0, 300)}`);
  }
  if (disk.shadows > 0) problems.push(`${desktop.name} still has shadows`);
  return problems;
}

const textOf = ({ args }: Intent): string | null => {
  const text = (args as { text?: unknown }).text;
  return typeof text === 'string' ? text : null;
};

/** An action that finds everything as it should be is kept nowhere; these always change something. */
const changesSomething = (intent: Intent): boolean => textOf(intent) !== null || intent.name === 'conversation.addTag';

/** Whatever the screen said is kept took effect once, or stands in the outbox with its reason, or was thrown away by its author. */
function nothingLost({ answers, said }: Truth, desktop: Desktop, disk: Disk): string[] {
  const problems: string[] = [];
  const parked = new Map(disk.outbox.map((entry) => [entry.mutationId, entry]));
  for (const entry of parked.values())
    if (entry.state !== 'parked') problems.push(`${desktop.name} still holds ${entry.mutationId} as ${entry.state}`);
  for (const intent of desktop.intents) {
    const answer = answers.get(intent.mutationId);
    const text = textOf(intent);
    const copies = text === null ? 0 : said.filter((one) => one === text).length;
    if (copies > 1) problems.push(`"${text}" is on the server ${copies} times`);
    if (answer?.kind === 'applied' && text !== null && copies !== 1)
      problems.push(`"${text}" was applied and is not there`);
    if (answer?.kind === 'applied' && parked.has(intent.mutationId))
      problems.push(`${intent.mutationId} took effect and is shown as held back`);
    if (!intent.kept || intent.givenUp || answer?.kind === 'applied' || !changesSomething(intent)) continue;
    if (!parked.has(intent.mutationId))
      problems.push(`${desktop.name} lost ${intent.mutationId} (${intent.name}, "${text}")`);
  }
  return problems;
}

/** What one desk wrote in one conversation stands there in the order in which it was written. */
function order({ messages }: Truth, desktop: Desktop): string[] {
  const problems: string[] = [];
  const last = new Map<string, number>();
  for (const intent of desktop.intents) {
    if (intent.givenUp) continue;
    const message = messages.find(({ text }) => text === textOf(intent));
    if (message === undefined) continue;
    if (message.position < (last.get(message.conversationId) ?? 0))
      problems.push(`"${message.text}" stands before what ${desktop.name} wrote earlier`);
    last.set(message.conversationId, message.position);
  }
  return problems;
}

/** The last draft that the screen called kept is there, wherever the computer has been since. */
function draftsAreThere(desktop: Desktop, { drafts: kept }: Disk): string[] {
  return [...desktop.drafts].flatMap(([conversationId, text]) => {
    const found = kept.get(conversationId);
    // A later draft may have reached the disk in the turn in which power went, before anybody was told.
    return found === undefined ? [`${desktop.name} lost the draft "${text}" of ${conversationId}`] : [];
  });
}

/** Everything that is wrong once the air is clear and all desks are up. Empty: every promise was kept. */
export async function brokenPromises({ server, desktops }: World): Promise<string[]> {
  const beside = [];
  for (const entity of ['slaClock', 'queueWait'] as const)
    for (const row of await server.list(entity)) beside.push({ entity, row });
  const messages = await server.list('message');
  const said = [...messages, ...(await server.list('sideMessage'))].map(({ text }) => text);
  const truth: Truth = { view: new Map(), beside, messages, said, answers: await server.answers() };
  for (const { userId } of desktops) truth.view.set(userId, await server.viewOf(userId));
  const found = await Promise.all(
    desktops.map(async (desktop) => {
      const disk = await desktop.readDisk();
      return [
        ...nothingLost(truth, desktop, disk),
        ...order(truth, desktop),
        ...convergence(truth, desktop, disk),
        ...draftsAreThere(desktop, disk),
      ];
    }),
  );
  return [...server.failures(), ...found.flat()];
}

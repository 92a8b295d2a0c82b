import { z } from 'zod';
import type { Refusal } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { RowWrite } from '#shared/mutations/definition.ts';
import { findMutation } from '#shared/mutations/registry.ts';
import { writeId } from '#shared/mutations/rows.ts';
import { findActor, type OpenDesk } from '../db/open-desk.ts';
import { readVisible } from '../db/row-store.ts';
import { commitShown } from './commit-ledger.ts';
import type { OutboxEntry, Touched } from './entry.ts';
import { keyOf, type Ledger } from './ledger.ts';
import { shadowOf, type VisibleRow } from './replay.ts';
import { runMutation } from './run-mutation.ts';
import { findUnconfirmedReply, forgetReply, holdForUndo, isForgettable } from './take-back.ts';

export interface Intent {
  mutationId: string;
  name: string;
  args: unknown;
  actedAt: number;
}

const namesConversation = z.object({ conversationId: z.string() });
const namesFiles = z.object({ attachments: z.array(z.object({ id: z.string() })) });

/**
 * Does an agent's action on this computer: the rows as they will be, what they were, and the intent to tell the server, all in
 * one transaction. A refusal by the rules changes nothing. An action without effect on the rows here is not sent.
 * Asking twice with one `mutationId` acts once. Must run in the desk's turn.
 */
export async function mutate(desk: OpenDesk, intent: Intent): Promise<Result<{ mutationId: string }, Refusal>> {
  if (desk.ledger.entries.has(intent.mutationId)) return ok({ mutationId: intent.mutationId });
  const ledger = desk.ledger.copy();
  const acted = await act(desk, ledger, intent);
  if (!acted.ok) {
    // Its engine died after it was done: a reply taken back before it went out leaves no entry to know it by.
    const isTakenBack = intent.name === 'message.cancel' && acted.error.code === 'not-found';
    return isTakenBack ? ok({ mutationId: intent.mutationId }) : acted;
  }
  const takenBack = findUnconfirmedReply(ledger, intent);
  if (takenBack !== null && isForgettable(takenBack)) await forgetReply(desk, takenBack);
  else if (acted.value.length > 0) {
    if (takenBack !== null) holdForUndo(ledger, takenBack);
    await commitShown(desk, ledger, acted.value);
  }
  return ok({ mutationId: intent.mutationId });
}

/** Runs the intent and puts its entry and shadows into the ledger; gives back the rows to show. */
export async function act(desk: OpenDesk, ledger: Ledger, intent: Intent): Promise<Result<VisibleRow[], Refusal>> {
  const actor = await findActor(desk);
  if (actor === null) return fail({ code: 'not-found', detail: 'this computer does not have your account yet' });
  const read = readVisible(desk);
  const ran = await runMutation(
    intent.name,
    intent.args,
    { actor, now: intent.actedAt, mutationId: intent.mutationId },
    async (entity, id) => (await read(entity, id))?.row ?? null,
  );
  if (!ran.ok) return ran;
  if (ran.value.length === 0) return ok([]);

  const touched: Touched[] = [];
  for (const write of ran.value) {
    const id = writeId(write);
    const before = await read(write.entity, id);
    if (!ledger.shadows.has(keyOf(write.entity, id))) ledger.putShadow(shadowOf(write.entity, id, before));
    touched.push({ entity: write.entity, id, created: before === null });
  }
  ledger.put({ ...(await newEntry(desk, ledger, intent)), touched });
  return ok(ran.value.map(toVisible));
}

const toVisible = (write: RowWrite): VisibleRow => ({ entity: write.entity, id: writeId(write), row: write.row });

async function newEntry(desk: OpenDesk, ledger: Ledger, intent: Intent): Promise<OutboxEntry> {
  const mutation = findMutation(intent.name);
  // Parsed once more so that what is sent is what the rules have seen (trimmed, defaults filled).
  const args = mutation?.args.parse(intent.args) ?? intent.args;
  const conversation = namesConversation.safeParse(args);
  const files = namesFiles.safeParse(args);
  const named = files.success ? files.data.attachments.map(({ id }) => id) : [];
  const here = await desk.db.pendingFiles.bulkGet(named);
  return {
    state: 'pending',
    seq: ledger.nextSeq(),
    mutationId: intent.mutationId,
    name: intent.name,
    args,
    actedAt: intent.actedAt,
    lane: mutation?.lane(args) ?? intent.mutationId,
    attempts: 0,
    touched: [],
    conversationId: conversation.success ? conversation.data.conversationId : null,
    fileIds: named.filter((_, index) => here[index] !== undefined),
  };
}

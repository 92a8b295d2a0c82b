import type { z } from 'zod';
import type { Refusal } from '#shared/contract/errors.ts';
import type {
  RequestInput,
  RequestOutput,
  SocketRequestName,
  SocketSignalName,
  socketSignals,
} from '#shared/contract/socket.ts';
import type { Attachment } from '#shared/domain/attachment.ts';
import { newId } from '#shared/lib/ids.ts';
import type { Result } from '#shared/lib/result.ts';
import type { MutationArgs, MutationName } from '#shared/mutations/registry.ts';
import { hurryReads } from '../db/pace.ts';
import type { RequestFailure } from '../engine/protocol.ts';
import type { DraftContent, DraftKind } from '../read/shapes.ts';
import type { DeskSignalName } from '../socket/signal-names.ts';
import { callEngine, findEngineClient } from './current.ts';

export type Mutated = Result<{ mutationId: string }, Refusal>;
export type SignalPayload<N extends SocketSignalName> = z.infer<(typeof socketSignals)[N]>;

/**
 * Does a named action: at once on this computer, then on the server. `ok` means it is on disk and on screen; a refusal here is the
 * local rules' and nothing has changed. A later refusal by the server is told by `onEvent` and shown in the outbox.
 */
export function mutate<N extends MutationName>(name: N, args: MutationArgs<N>): Promise<Mutated> {
  return callEngine('mutate', { mutationId: newId(), name, args }).finally(hurryReads);
}

/** Sends a parked action again, as a new one; `changes` replace arguments (for example `{ sendAnyway: true }` or a new text). */
export function retryParked(mutationId: string, changes: Readonly<Record<string, unknown>> = {}): Promise<Mutated> {
  return callEngine('outbox:retry', { mutationId, changes });
}

/** Throws a parked action away because its author said so: the only way one is ever deleted unsent. */
export async function discardParked(mutationId: string): Promise<void> {
  await callEngine('outbox:discard', { mutationId });
}

/** Keeps a draft on disk; call it at every pause in typing. Resolves when it is there. */
export async function saveDraft(conversationId: string, kind: DraftKind, content: DraftContent): Promise<void> {
  await callEngine('draft:save', {
    conversationId,
    kind,
    content: { ...content, attachments: [...content.attachments] },
  });
}

export async function discardDraft(conversationId: string, kind: DraftKind): Promise<void> {
  await callEngine('draft:discard', { conversationId, kind });
}

/** Keeps a file on disk and gives back what a mutation's `attachments` names. Uploaded before that mutation, offline too. */
export async function addFile(file: File): Promise<Attachment> {
  return callEngine('file:add', {
    id: newId(),
    name: file.name || 'file',
    mimeType: file.type || 'application/octet-stream',
    bytes: await file.arrayBuffer(),
  });
}

/** The bytes of an attachment: from this computer when they are here, else from the server. */
export async function loadAttachment(id: string): Promise<Result<Blob, RequestFailure>> {
  const loaded = await callEngine('file:load', { id });
  if (!loaded.ok) return loaded;
  return { ok: true, value: new Blob([loaded.value.bytes], { type: loaded.value.mimeType }) };
}

/** Asks the server; needs a connection. The answer has been checked against the contract. */
export async function request<N extends SocketRequestName>(
  name: N,
  input: RequestInput<N>,
): Promise<Result<RequestOutput<N>, RequestFailure>> {
  // The engine parses the answer by `socketRequests[name].output`; the port's schema cannot name it.
  return (await callEngine('request', { name, input })) as Result<RequestOutput<N>, RequestFailure>;
}

/**
 * Tells the server something it forgets (who looks, who types, how long nobody touched the keyboard). Lost when offline, and when
 * the page's engine is gone or going: whoever tells such things by the clock or as a screen closes needs no answer.
 */
export function signal<N extends DeskSignalName>(name: N, payload: SignalPayload<N>): void {
  void findEngineClient()
    ?.call('signal', { name, payload })
    .catch(() => undefined);
}

/** Call when a conversation comes on screen: its thread is completed in the background and kept as lately opened. */
export async function openConversation(id: string): Promise<Result<Record<string, never>, RequestFailure>> {
  return callEngine('conversation:open', { id });
}

/** Call when sleep ends or the network returns, so that the connection is looked at now and not after its pause. */
export function wake(): void {
  void callEngine('session:wake', {});
}

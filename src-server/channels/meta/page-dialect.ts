import type { IdentityKind } from '#shared/domain/identity.ts';
import type { IncomingMessage } from '../connector.ts';
import type { Entry } from './envelope.ts';
import { changeSchema } from './envelope.ts';
import type { MetaDialect, MetaTools } from './meta-connector.ts';
import { type PageEvent, parsePageEvent } from './page-events.ts';
import { createProfiles, type Profile } from './page-profile.ts';
import { takeReference } from './sent-index.ts';
import type { Count } from './webhook.ts';

/** What Messenger and Instagram do alike on the way in. */
export function createPageInbound(tools: MetaTools, identityKind: IdentityKind, profileFields: string) {
  const { context, settings, graph, receive, sent } = tools;
  const { sink, log, clock } = context;
  const profileOf = createProfiles(graph, profileFields, clock);

  async function takeMessage(event: Extract<PageEvent, { kind: 'message' }>): Promise<void> {
    const profile = await profileOf(event.userId);
    await receive(incoming(event, profile));
  }

  const incoming = (event: Extract<PageEvent, { kind: 'message' }>, profile: Profile): IncomingMessage => ({
    externalId: event.externalId,
    from: {
      kind: identityKind,
      value: event.userId,
      label: profile.username ? `@${profile.username}` : (profile.name ?? event.userId),
      name: profile.name ?? profile.username,
    },
    threadKey: event.userId,
    references: event.references,
    text: event.text,
    html: null,
    quotedText: null,
    subject: null,
    recipients: null,
    files: event.files.map(({ url, name, mimeType }) => ({
      name,
      mimeType,
      contentId: null,
      read: () => graph.download(url, { withToken: false }),
    })),
    automatic: event.automatic,
    sentAt: event.sentAt,
  });

  async function takeEvent(event: PageEvent, count: Count): Promise<void> {
    if (event.kind === 'ignored') return count(event.what);
    if (event.kind === 'echo') return takeEcho(event, count);
    if (event.userId === settings.accountId) return count('event of our own account');
    if (event.kind === 'message') return takeMessage(event);
    if (event.kind === 'delivered') return sink.watermark(event.userId, 'delivered', event.at);
    // Instagram names the message that was seen, Messenger a time up to which all was.
    if (event.messageId)
      return sink.receipt({ externalId: event.messageId, status: 'read', at: event.at, failure: null });
    return sink.watermark(event.userId, 'read', event.at);
  }

  /** What the account itself said. Ours is known; a colleague's answer from the provider's own inbox must at least leave a trace. */
  function takeEcho(echo: Extract<PageEvent, { kind: 'echo' }>, count: Count) {
    if (takeReference(sent, echo.reference, echo.messageId) || sent.has(echo.messageId)) return;
    count('answer sent outside Parley');
    log.info({ inboxId: context.inbox.id, externalId: echo.messageId, appId: echo.appId }, 'answered outside Parley');
  }

  return async function takeEntry(entry: Entry, count: Count): Promise<void> {
    if (entry.id !== settings.accountId) {
      log.info({ inboxId: context.inbox.id, entryId: entry.id }, 'left aside events of another account');
      return;
    }
    for (const raw of entry.messaging) await takeEvent(parsePageEvent(raw, clock.now()), count);
    for (const _ of entry.standby) count('standby');
    for (const raw of entry.changes) {
      const change = changeSchema.safeParse(raw);
      // Instagram may deliver messages as changes as well, in the same shape.
      if (change.success && change.data.field === 'messages')
        await takeEvent(parsePageEvent(change.data.value, clock.now()), count);
      else count(`change ${change.success ? change.data.field.slice(0, 40) : 'unreadable'}`);
    }
  };
}

/** Tells the customer that the thread was read; whether it worked is of no consequence. */
export const markSeen =
  ({ graph }: MetaTools, node: string): MetaDialect['markRead'] =>
  async (threadKey) => {
    await graph.post(`${node}/messages`, { recipient: { id: threadKey }, sender_action: 'mark_seen' });
  };

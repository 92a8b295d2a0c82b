import { z } from 'zod';
import type { FailureCode } from '#shared/domain/delivery.ts';
import type { Receipt } from '../connector.ts';
import { FileGone, maxInboundBytes } from '../inbound-lanes.ts';
import { failedStep, notMeta } from '../meta/account-steps.ts';
import type { Step } from '../meta/connection.ts';
import { changeSchema } from '../meta/envelope.ts';
import { type MetaError, verdictOf, wordsOf } from '../meta/graph-errors.ts';
import type { MetaDialect, MetaTools } from '../meta/meta-connector.ts';
import { takeReference } from '../meta/sent-index.ts';
import type { Count } from '../meta/webhook.ts';
import { addressOf } from './whatsapp-address.ts';
import type { MediaReference } from './whatsapp-content.ts';
import {
  parseWhatsAppValue,
  type WhatsAppMessage,
  type WhatsAppStatus,
  type WhatsAppValue,
} from './whatsapp-events.ts';
import { whatsappParts } from './whatsapp-sending.ts';

const accountSchema = z.object({ display_phone_number: z.string(), verified_name: z.string().nullish() });
const mediaSchema = z.object({ url: z.string().min(1), file_size: z.coerce.number().nullish().catch(null) });
const threadsRememberedAtMost = 5_000;

/** WhatsApp Business Platform, Cloud API. */
export function whatsappDialect(tools: MetaTools): MetaDialect {
  const { context, settings, graph, receive, sent } = tools;
  const { sink, log, clock } = context;
  const node = encodeURIComponent(settings.accountId);
  /** The newest message of each thread: reading is told by naming it. */
  const newest = new Map<string, string>();

  async function readMedia({ id }: MediaReference): Promise<Uint8Array> {
    const answer = await graph.get(encodeURIComponent(id), { phone_number_id: settings.accountId });
    const parsed = mediaSchema.safeParse(answer.ok ? answer.value : null);
    if (!parsed.success) {
      if (!answer.ok && answer.error.code === 100) throw new FileGone('no longer available');
      throw new Error('the address of a file could not be had from WhatsApp');
    }
    if ((parsed.data.file_size ?? 0) > maxInboundBytes)
      throw new FileGone(`larger than ${maxInboundBytes / 1_000_000} MB`);
    return graph.download(parsed.data.url, { withToken: true });
  }

  async function takeMessage(message: WhatsAppMessage, count: Count): Promise<void> {
    const from = addressOf(message.sender);
    const threadKey = from.value;
    // Answered in private: what we know of this customer is not for the others in the group.
    if (message.inGroup) count('message in a group, taken as a private one');
    await receive({
      externalId: message.externalId,
      from,
      threadKey,
      references: message.references,
      text: message.text,
      html: null,
      quotedText: null,
      subject: null,
      recipients: null,
      files: message.media.map((media) => ({
        name: media.name,
        mimeType: media.mimeType,
        contentId: null,
        read: () => readMedia(media),
      })),
      automatic: message.automatic,
      sentAt: message.sentAt,
    });
    newest.delete(threadKey);
    newest.set(threadKey, message.externalId);
    const oldest = newest.keys().next();
    if (newest.size > threadsRememberedAtMost && !oldest.done) newest.delete(oldest.value);
  }

  async function takeStatus(status: WhatsAppStatus, count: Count): Promise<void> {
    takeReference(sent, status.reference, status.externalId);
    const receipt = receiptOf(status);
    if (receipt) await sink.receipt(receipt);
    else count(`status ${status.status.slice(0, 20)}`);
  }

  async function takeValue(value: WhatsAppValue | null, count: Count): Promise<void> {
    if (!value) return count('unreadable value');
    if (value.phoneNumberId !== settings.accountId) {
      log.info(
        { inboxId: context.inbox.id, phoneNumberId: value.phoneNumberId },
        'left aside events of another number',
      );
      return;
    }
    for (const kind of value.ignored) count(kind);
    for (const message of value.messages) await takeMessage(message, count);
    for (const status of value.statuses) await takeStatus(status, count);
  }

  return {
    object: 'whatsapp_business_account',
    check: () => numberSteps(tools),
    async takeEntry(entry, count) {
      for (const raw of entry.changes) {
        const change = changeSchema.safeParse(raw);
        if (!change.success) count('unreadable change');
        // `smb_message_echoes` is an answer a colleague gave in the WhatsApp Business app: the log keeps its trace.
        else if (change.data.field !== 'messages') count(`change ${change.data.field.slice(0, 40)}`);
        else await takeValue(parseWhatsAppValue(change.data.value, clock.now()), count);
      }
    },
    parts: whatsappParts(tools),
    async markRead(threadKey) {
      const messageId = newest.get(threadKey);
      if (messageId === undefined) return;
      newest.delete(threadKey);
      await graph.post(`${node}/messages`, { messaging_product: 'whatsapp', status: 'read', message_id: messageId });
    },
  };
}

const statuses: Record<string, Receipt['status']> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  // A voice message that was listened to.
  played: 'read',
  failed: 'failed',
};

/** The status as a receipt, or null for those without a place in a message's way (`deleted`, `warning`). */
export function receiptOf({ externalId, status, at, error }: WhatsAppStatus): Receipt | null {
  const known = statuses[status];
  if (!known) return null;
  if (known !== 'failed') return { externalId, status: known, at, failure: null };
  return { externalId, status: 'failed', at, failure: error ? failureOfStatus(error) : unexplained };
}

const unexplained = { code: 'rejected', detail: 'WhatsApp reports a failure without a reason.' } as const;

function failureOfStatus(error: MetaError): NonNullable<Receipt['failure']> {
  const verdict = verdictOf(error);
  // After the fact nothing is tried again by itself, so "for now" is a refusal like others; the words say that it may pass.
  const code: FailureCode = verdict === 'temporary' || verdict === 'unconfirmed' ? 'rejected' : verdict;
  return { code, detail: wordsOf(error).slice(0, 600) };
}

async function numberSteps({ graph, settings, context }: MetaTools): Promise<Step[]> {
  const fields = 'display_phone_number,verified_name';
  const answer = await graph.get(encodeURIComponent(settings.accountId), { fields });
  if (!answer.ok) return [failedStep(answer.error, 'Phone number ID')];
  const found = accountSchema.safeParse(answer.value);
  if (!found.success) return [notMeta];
  const digits = (text: string) => text.replace(/\D/g, '');
  const shown = found.data.display_phone_number;
  const same = digits(shown) === digits(String(context.inbox.settings.number ?? ''));
  return [
    { name: 'Access token', ok: true, detail: 'Accepted.' },
    { name: 'Phone number ID', ok: true, detail: found.data.verified_name ?? shown },
    {
      name: 'Phone number',
      ok: same,
      detail: same ? shown : `This ID belongs to ${shown}, which is another number than the one entered here.`,
    },
  ];
}

import type { ImapFlow } from 'imapflow';
import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/log.ts';
import type { Sink } from '../connector.ts';
import { headerOf } from './automatic-mail.ts';
import { markHeader, readDeliveryReport } from './delivery-report.ts';
import { flattenAddresses, normalizeEmail } from './mail-address.ts';
import { type MailboxState, parseMailboxState, searchFor } from './mailbox-state.ts';
import { type RawMail, type ReadMail, readMail, unreadableMail } from './read-mail.ts';

/** Larger mails than any provider delivers are read only this far, and attached that far. */
const maxMailBytes = 100_000_000;
/** The store was away once or twice; after that it is this mail it cannot take. */
const patience = 3;

interface CatchUp {
  /** Hands every mail not seen yet to the sink, oldest first. Rejects when the server or the sink fails; nothing is skipped then. */
  run(client: ImapFlow, uidValidity: bigint, uidNext: number): Promise<void>;
}

export function createCatchUp(deps: {
  address: string;
  sink: Sink;
  log: Logger;
  clock: Clock;
  isStopping(): boolean;
}): CatchUp {
  const { sink, log, clock, isStopping } = deps;
  /** How often the sink refused a mail, by UID; only the one at the head of the line is ever in here. */
  const refusals = new Map<number, number>();

  async function store(uid: number, raw: RawMail): Promise<void> {
    const mail = await readMail(raw, deps.address, clock.now());
    if (isOwnCopy(mail, deps.address)) {
      log.info({ uid }, 'a copy of our own mail was left alone');
      return;
    }
    if (mail.email === null) log.warn({ uid }, 'a mail could not be parsed and was stored whole');
    const report = mail.email && readDeliveryReport(mail.email, deps.address, clock.now());
    const message = report
      ? { ...mail.message, references: [...new Set([report.externalId, ...mail.message.references])] }
      : mail.message;
    try {
      await sink.receive(message);
      if (report) await sink.receipt(report);
    } catch (error) {
      const count = (refusals.get(uid) ?? 0) + 1;
      refusals.set(uid, count);
      if (count < patience) throw error;
      log.warn({ uid, count }, 'a mail could not be stored as read; storing it whole');
      await sink.receive(unreadableMail(raw, clock.now()));
    }
    refusals.delete(uid);
  }

  async function fetchRaw(client: ImapFlow, uid: number): Promise<RawMail | null> {
    const query = { source: { maxLength: maxMailBytes }, internalDate: true };
    const found = await client.fetchOne(String(uid), query, { uid: true });
    if (!found) return null;
    if (!found.source) throw new Error('The server gave a mail without its text.');
    const receivedAt = found.internalDate ? new Date(found.internalDate).getTime() : Number.NaN;
    return { bytes: found.source, receivedAt: Number.isFinite(receivedAt) ? receivedAt : null };
  }

  return {
    async run(client, validity, uidNext) {
      const uidValidity = String(validity);
      const stored = parseMailboxState(await sink.loadState());
      const sameNumbers = stored?.uidValidity === uidValidity;
      if (stored && !sameNumbers) log.warn({}, 'the mail server numbered the folder anew; looking again by date');
      const found = await client.search(searchFor(stored, uidValidity, clock.now()), { uid: true });
      if (!Array.isArray(found)) throw new Error('The server did not answer the search for new mail.');
      let state: MailboxState = {
        uidValidity,
        lastUid: sameNumbers ? stored.lastUid : 0,
        lastReceivedAt: stored?.lastReceivedAt ?? null,
      };
      // "n:*" names the last mail even when its number is below n (RFC 3501, 6.4.8).
      for (const uid of found.filter((number) => number > state.lastUid).sort((a, b) => a - b)) {
        if (isStopping()) return;
        const raw = await fetchRaw(client, uid);
        if (raw) await store(uid, raw);
        const lastReceivedAt = Math.max(state.lastReceivedAt ?? 0, raw?.receivedAt ?? 0) || null;
        state = { uidValidity, lastUid: uid, lastReceivedAt };
        // Only now is the mail ours: a crash before this line reads it again, and the sink knows it.
        await sink.saveState(state);
      }
      if (!sameNumbers && uidNext > 1) {
        const lastReceivedAt = state.lastReceivedAt ?? clock.now();
        await sink.saveState({ uidValidity, lastUid: Math.max(state.lastUid, uidNext - 1), lastReceivedAt });
      }
    },
  };
}

/** Our own answer, come back by a copy to ourselves, a list or a forwarding. Mail from our address without our mark is a form's. */
function isOwnCopy({ email }: ReadMail, ourAddress: string): boolean {
  if (!email || headerOf(email.headers, markHeader.toLowerCase()) === undefined) return false;
  return flattenAddresses(email.from ? [email.from] : []).some(
    ({ address }) => normalizeEmail(address) === normalizeEmail(ourAddress),
  );
}

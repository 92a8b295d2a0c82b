import { appendMessage } from '#shared/domain/append-message.ts';
import { missedOfferReason } from '#shared/domain/presence-cause.ts';
import { systemMessage } from '#shared/domain/system-message.ts';
import { newId } from '#shared/lib/ids.ts';
import { changePresence, loadFloorPolicy } from '../presence/index.ts';
import type { Store, Unit } from '../store/index.ts';

/** Takes back every offer that has rung for its time. */
export async function expireOffers(store: Store, now: number): Promise<void> {
  const due = await store.db
    .selectFrom('offer')
    .select('id')
    .where('state', '=', 'ringing')
    .where('expiresAt', '<=', now)
    .execute();
  for (const { id } of due) await store.transact((unit) => expire(unit, id));
}

async function expire(unit: Unit, offerId: string): Promise<void> {
  const known = await unit.sql
    .selectFrom('offer')
    .select(['conversationId', 'userId'])
    .where('id', '=', offerId)
    .executeTakeFirst();
  if (!known) return;
  // The agent before the conversation before its offer, as everywhere: opposite orders would wait for each other.
  await unit.find('presence', known.userId);
  const before = await unit.find('conversation', known.conversationId);
  const offer = await unit.find('offer', offerId);
  if (before === null || offer?.state !== 'ringing' || offer.expiresAt > unit.now) return;
  await unit.put('offer', { ...offer, state: 'missed', closedAt: unit.now }, offer);
  const afterSeconds = Math.round((unit.now - offer.offeredAt) / 1000);
  const event = { name: 'offered' as const, userId: offer.userId, outcome: 'missed' as const, afterSeconds };
  const { conversation, message } = appendMessage(before, systemMessage(newId(), before.id, event, unit.now));
  await unit.put('conversation', conversation, before);
  await unit.put('message', message, null);
  await restAfterMisses(unit, offer.userId);
}

/** Whoever lets offers ring out in a row is not there: they are set away and come back by their own choice. */
async function restAfterMisses(unit: Unit, userId: string): Promise<void> {
  const { awayAfterMissedOffers: allowed } = await loadFloorPolicy(unit.sql);
  if (allowed === null) return;
  const last = await unit.sql
    .selectFrom('offer')
    .select('state')
    .where('userId', '=', userId)
    .where('state', 'in', ['accepted', 'declined', 'missed'])
    .orderBy('closedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(allowed)
    .execute();
  if (last.length < allowed || last.some(({ state }) => state !== 'missed')) return;
  const to = { state: 'away' as const, reason: missedOfferReason };
  await changePresence(unit, userId, to, { actorId: null, cause: missedOfferReason }, ['available']);
}

/** A conversation that found its colleague, or needs none any more, stops ringing elsewhere. */
export async function withdrawOffers(unit: Unit, conversationId: string, exceptOfferId: string | null): Promise<void> {
  const ringing = await unit.sql
    .selectFrom('offer')
    .selectAll()
    .where('conversationId', '=', conversationId)
    .where('state', '=', 'ringing')
    .execute();
  for (const offer of ringing) {
    if (offer.id !== exceptOfferId)
      await unit.put('offer', { ...offer, state: 'withdrawn', closedAt: unit.now }, offer);
  }
}

import { useEffect } from 'react';
import type { OfferCard } from '#shared/contract/ipc.ts';
import { i18n } from '../../i18n/index.ts';
import { desktop } from '../../platform/desktop.ts';
import { silence } from './answer-offer.ts';
import type { OfferPhase } from './offer-facts.ts';
import { inOneWindow } from './one-window.ts';
import { playTune } from './ring-sound.ts';

const repeatMs = { calm: 3_500, urgent: 1_800 } as const;

/**
 * Makes an offer heard for as long as it rings: sound, notification and the small card over other windows; from half of the time on
 * more urgently. Only the oldest offer sounds, two at once would be noise.
 */
export function useOfferAlerts(card: OfferCard | null, phase: OfferPhase, sounds: boolean): void {
  const key = card && JSON.stringify(card);
  const ringing = phase === 'over' ? null : phase;

  useEffect(() => {
    if (!sounds || ringing === null) return undefined;
    const play = () => inOneWindow('offer', () => playTune(ringing === 'urgent' ? 'urgent' : 'offer'));
    play();
    const timer = setInterval(play, repeatMs[ringing]);
    return () => clearInterval(timer);
  }, [sounds, ringing]);

  useEffect(() => {
    if (key === null) return undefined;
    const shown: OfferCard = JSON.parse(key);
    const raise = () => void desktop.showOffer(shown);
    raise();
    // The window may be put away while it rings.
    const stop = desktop.on('window-state', ({ visible }) => {
      if (!visible) raise();
    });
    return () => {
      stop();
      silence(shown.offerId);
    };
  }, [key]);

  useEffect(() => {
    if (key === null || ringing === null || document.hasFocus()) return;
    const { offerId, conversationId, customer, tier, channel, preview }: OfferCard = JSON.parse(key);
    const t = i18n.getFixedT(null, 'screen-pop');
    void desktop.notify({
      id: offerId,
      kind: 'offer',
      title: t('notification', { customer: [customer, tier].filter(Boolean).join(', ') }),
      body: `${channel}: ${preview}`,
      conversationId,
      // Our own bell rings already; the second, urgent one may use the system's too.
      silent: ringing === 'calm',
    });
    if (ringing === 'urgent') void desktop.requestAttention(true);
  }, [key, ringing]);
}

import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { desktop } from '../../platform/desktop.ts';
import { onEvent, useOffers } from '../../sync/index.ts';
import { showToast } from '../../ui/toast.tsx';
import { acceptOffer, declineOffer, silence } from './answer-offer.ts';
import { RingingOffer } from './ringing-offer.tsx';
import { useMessageAlerts } from './use-message-alerts.ts';

/** On a launch day more may ring than fits beside the work. */
const most = 4;

/** What rings at this agent, in the corner, the oldest lowest and first. Renders nothing while nothing rings; render it once. */
export function OfferStack() {
  const { t } = useTranslation('screen-pop');
  const offers = useOffers() ?? [];
  const names = useRef(new Map<string, string>());
  const latest = useRef(offers);
  useEffect(() => {
    latest.current = offers;
  });
  useMessageAlerts();

  useEffect(
    () =>
      onEvent((event) => {
        if (event.name !== 'offer:closed') return;
        const { id, state } = event.offer;
        silence(id);
        const name = names.current.get(id);
        names.current.delete(id);
        if (name === undefined) return;
        if (state === 'missed') showToast({ text: t('missed', { name }), tone: 'warn', id: 'offer-gone' });
        if (state === 'withdrawn') showToast({ text: t('withdrawn', { name }), id: 'offer-gone' });
      }),
    [t],
  );
  useEffect(
    () =>
      desktop.on('offer-action', ({ offerId, action }) => {
        const offer = latest.current.find(({ id }) => id === offerId);
        if (!offer) return;
        if (action === 'accept') void acceptOffer(offer);
        if (action === 'decline') void declineOffer(offer);
      }),
    [],
  );
  const onNamed = useCallback((offerId: string, name: string) => void names.current.set(offerId, name), []);

  return (
    <section
      aria-label={t('stack')}
      className="pointer-events-none fixed right-4 bottom-10 z-20 w-88 max-w-[calc(100vw-2rem)]"
    >
      <p role="alert" className="sr-only">
        {offers.length > 0 && t('announce', { count: offers.length })}
      </p>
      <div className="pointer-events-auto flex flex-col-reverse gap-2.5">
        {offers.slice(0, most).map((offer, at) => (
          <RingingOffer key={offer.id} offer={offer} isFirst={at === 0} onNamed={onNamed} />
        ))}
        {offers.length > most && (
          <p className="self-end rounded-full border bg-raised px-2.5 py-0.5 text-sm text-muted shadow-float">
            {t('more', { count: offers.length - most })}
          </p>
        )}
      </div>
    </section>
  );
}

import { Cake, Pencil, ShieldBan } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isVip } from '#shared/domain/customer.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../platform/use-now.ts';
import { type CustomerCard, useUsers } from '../../sync/index.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { KeyValueTiles } from '../../ui/key-value-tiles.tsx';
import { Pill } from '../../ui/pill.tsx';
import { TierBadge } from '../../ui/tier-badge.tsx';
import { customerName } from '../inbox/index.ts';
import { PracticeMark } from '../practice/index.ts';
import { acquaintanceOf, daysToBirthday } from './acquaintance.ts';
import { countryName, languageName } from './place-names.ts';

const tones = { new: 'accent', returning: 'neutral', loyal: 'vip' } as const;

/** Who this is, at a glance: name, tier, where from, how to speak, how well we know each other, three figures. */
export function CustomerHeader({ card, onEdit }: { card: CustomerCard; onEdit: () => void }) {
  const { t, i18n } = useTranslation('customer-card');
  const format = useFormat();
  const now = useNow(60_000);
  const users = useUsers();
  const { customer, orders, conversations, timeline } = card;
  const name = customerName(customer, t('unknown'));
  const owner = users?.find(({ id }) => id === customer.ownerId);
  const contacts = Math.max(
    conversations.length,
    timeline?.entries.filter(({ kind }) => kind === 'conversation').length ?? 0,
  );
  const acquaintance = acquaintanceOf(customer, orders, contacts, now);
  const birthdayIn = daysToBirthday(customer.birthday, now);
  const place = [customer.city, customer.country && countryName(i18n.language, customer.country)].filter(Boolean);
  const facts = [
    place.length > 0 && place.join(', '),
    customer.language && t('speaks', { language: languageName(i18n.language, customer.language) }),
    customer.preferredChannel && t('prefers', { channel: t(`ui:channel.${customer.preferredChannel}`) }),
  ].filter(Boolean);
  return (
    <header className="flex flex-col gap-3">
      <div className="flex items-start gap-3.5">
        <span className="m-1 shrink-0">
          <Avatar name={name} colorKey={customer.id} size="lg" vip={isVip(customer)} />
        </span>
        <div className="min-w-0 flex-1">
          <div className="flex items-center gap-1.5">
            <h2 className="min-w-0 truncate text-lg font-strong" title={name}>
              {name}
            </h2>
            <TierBadge tier={customer.tier} />
            <span className="flex-1" />
            <IconButton icon={Pencil} size="sm" label={t('edit')} onPress={onEdit} />
          </div>
          <p className="text-muted">{t('since', { date: monthOf(customer.customerSince, i18n.language) })}</p>
          <p className="text-muted">{facts.join(' · ')}</p>
        </div>
      </div>
      <div className="flex flex-wrap gap-1.5">
        <PracticeMark inboxIds={conversations.map(({ inboxId }) => inboxId)} />
        <Pill tone={tones[acquaintance]}>{t(`acquaintance.${acquaintance}`, { count: orders.length })}</Pill>
        {owner && <Pill>{t('ownedBy', { name: owner.name })}</Pill>}
        {birthdayIn !== null && (
          <Pill tone="vip">
            <Icon of={Cake} size="sm" />
            {birthdayIn === 0 ? t('birthdayToday') : t('birthdayIn', { count: birthdayIn })}
          </Pill>
        )}
        {customer.blockedAt !== null && (
          <Pill tone="bad">
            <Icon of={ShieldBan} size="sm" />
            {t('blocked')}
          </Pill>
        )}
      </div>
      <KeyValueTiles
        tiles={[
          {
            id: 'value',
            label: t('lifetimeValue'),
            value: format.money(roundToUnit(customer.lifetimeValueMinor), customer.currency, true),
          },
          { id: 'orders', label: t('orderCount', { count: orders.length }), value: format.number(orders.length) },
          { id: 'points', label: t('points', { count: customer.points }), value: format.number(customer.points) },
        ]}
      />
    </header>
  );
}

const monthOf = (at: number, locale: string) =>
  new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric' }).format(at);

/** A lifetime value is read at a glance: without its cents. */
const roundToUnit = (minor: number) => (Math.abs(minor) >= 100_00 ? Math.round(minor / 100) * 100 : minor);

import { Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Voucher } from '#shared/domain/voucher.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../platform/use-now.ts';
import { mutate, useUsers } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Pill } from '../../ui/pill.tsx';
import { Section } from '../../ui/section.tsx';
import { showToast } from '../../ui/toast.tsx';
import { refusalWords } from '../conversation-actions/index.ts';
import { useCopy } from './use-copy.ts';

/** What the customer was given as money in a code, the usable first. Not there while there is none: most customers have none. */
export function VouchersSection({ vouchers }: { vouchers: readonly Voucher[] }) {
  const { t } = useTranslation('customer-card');
  const now = useNow(60_000);
  const [asked, setAsked] = useState<Voucher | null>(null);
  if (vouchers.length === 0) return null;
  const isUsable = ({ redeemedAt, expiresAt }: Voucher) => redeemedAt === null && expiresAt > now;
  const sorted = vouchers.toSorted(
    (a, b) => Number(isUsable(b)) - Number(isUsable(a)) || b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1),
  );
  async function redeem({ id, code }: Voucher): Promise<void> {
    setAsked(null);
    const done = await mutate('voucher.redeem', { voucherId: id });
    if (done.ok) showToast({ text: t('voucher.used', { code }), tone: 'good' });
    else showToast({ text: refusalWords(done.error.code, 'voucher.redeem'), tone: 'bad' });
  }
  return (
    <Section title={t('voucher.title')}>
      <ul className="flex flex-col gap-2">
        {sorted.map((voucher) => (
          <VoucherRow
            key={voucher.id}
            voucher={voucher}
            now={now}
            isUsable={isUsable(voucher)}
            onRedeem={() => setAsked(voucher)}
          />
        ))}
      </ul>
      {asked && (
        <ConfirmDialog
          title={t('voucher.ask', { code: asked.code })}
          confirmLabel={t('voucher.redeem')}
          isOpen
          onClose={() => setAsked(null)}
          onConfirm={() => void redeem(asked)}
        >
          {t('voucher.askHint')}
        </ConfirmDialog>
      )}
    </Section>
  );
}

interface VoucherRowProps {
  voucher: Voucher;
  now: number;
  isUsable: boolean;
  onRedeem: () => void;
}

function VoucherRow({ voucher, now, isUsable, onRedeem }: VoucherRowProps) {
  const { t } = useTranslation('customer-card');
  const format = useFormat();
  const copy = useCopy();
  const users = useUsers();
  const { code, amountMinor, currency, reason, createdAt, expiresAt, redeemedAt, redeemedBy } = voucher;
  const by = users?.find(({ id }) => id === redeemedBy)?.name;
  const state =
    redeemedAt !== null
      ? [t('voucher.redeemed', { when: format.moment(redeemedAt, now) }), by ?? t('voucher.inShop')].join(' · ')
      : isUsable
        ? t('voucher.until', { when: format.date(expiresAt) })
        : t('voucher.expired', { when: format.date(expiresAt) });
  return (
    <li className="rounded-xl border px-3 py-2">
      <div className="flex items-center gap-2">
        <b className="font-strong">{format.money(amountMinor, currency, true)}</b>
        <code className={`min-w-0 truncate select-text ${isUsable ? '' : 'text-faint line-through'}`}>{code}</code>
        <IconButton icon={Copy} size="sm" label={t('copy', { text: code })} onPress={() => void copy(code)} />
        <span className="flex-1" />
        {isUsable ? (
          <Button size="sm" onPress={onRedeem}>
            {t('voucher.redeem')}
          </Button>
        ) : (
          <Pill>{redeemedAt === null ? t('voucher.over') : t('voucher.done')}</Pill>
        )}
      </div>
      <p className="text-sm text-muted">
        {t(`voucher.reason.${reason}`)} · {format.moment(createdAt, now)}
      </p>
      <p className="text-sm text-muted">{state}</p>
    </li>
  );
}

import { clsx } from 'clsx';
import { useTranslation } from 'react-i18next';

const looks = {
  silver: 'bg-silver-soft text-silver',
  gold: 'bg-vip-soft text-vip',
  platinum: 'bg-platinum-soft text-platinum',
} as const;

export type Tier = keyof typeof looks;

export interface TierBadgeProps {
  /** Null, or a tier the kit does not know, shows nothing. */
  tier: string | null;
}

const isTier = (text: string | null): text is Tier => text !== null && Object.hasOwn(looks, text);

export function TierBadge({ tier }: TierBadgeProps) {
  const { t } = useTranslation('ui');
  if (!isTier(tier)) return null;
  return (
    <span
      data-filled
      className={clsx('rounded-[5px] px-1.25 text-2xs leading-4 font-semibold tracking-wide uppercase', looks[tier])}
    >
      {t(`tier.${tier}`)}
    </span>
  );
}

import { useTranslation } from 'react-i18next';
import type { ChannelId } from '#shared/domain/channel-id.ts';
import type { Tier } from '#shared/domain/customer.ts';

export function useTierNames(): (tier: Tier) => string {
  const { t } = useTranslation(['admin-content', 'ui']);
  return (tier) => (tier === 'none' ? t('admin-content:noTier') : t(`ui:tier.${tier}`));
}

export function useChannelNames(): (channel: ChannelId) => string {
  const { t } = useTranslation('ui');
  return (channel) => t(`channel.${channel}`);
}

import { useTranslation } from 'react-i18next';
import type { ChannelManifest, SettingField } from '#shared/channels/manifest.ts';
import type { ChannelId } from '#shared/domain/channel-id.ts';

/** A channel's settings in the reader's language; what has no words here yet keeps the manifest's own English ones. */
export function useFieldWords(manifest: Pick<ChannelManifest, 'id'>) {
  const { t, i18n } = useTranslation('channels');
  const has = (key: string) => i18n.exists(key, { ns: 'channels' });
  return {
    label: ({ name, label }: Pick<SettingField, 'name' | 'label'>): string =>
      has(`${manifest.id}.${name}`) ? t(`${manifest.id}.${name}`) : label,
    hint: ({ name, hint }: Pick<SettingField, 'name' | 'hint'>): string | undefined =>
      has(`${manifest.id}.${name}Hint`) ? t(`${manifest.id}.${name}Hint`) : hint,
    option: (value: string): string => (has(`option.${value}`) ? t(`option.${value}`) : value),
  };
}

/** One sentence on what a channel is and what connecting it needs. */
export function useChannelAbout(): (channel: ChannelId) => string {
  const { t } = useTranslation('channels');
  return (channel) => t(`about.${channel}`);
}

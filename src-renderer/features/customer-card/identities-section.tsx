import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { channels } from '#shared/channels/registry.ts';
import type { Identity } from '#shared/domain/identity.ts';
import { formatPhone } from '../../i18n/phone.ts';
import { ChannelGlyph } from '../../ui/channel-glyph.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Section } from '../../ui/section.tsx';
import { useCopy } from './use-copy.ts';

/** The drawing for a kind of address: the first channel that speaks it. */
const glyphOf = (kind: Identity['kind']) =>
  Object.values(channels).find(({ identityKind }) => identityKind === kind)?.id ?? kind;

const written = ({ kind, label, value }: Identity) => (kind === 'phone' ? formatPhone(value) : label || value);

export function IdentitiesSection({ identities }: { identities: readonly Identity[] }) {
  const { t } = useTranslation('customer-card');
  const copy = useCopy();
  return (
    <Section title={t('identities')}>
      {identities.length === 0 && <p className="text-faint">{t('noIdentities')}</p>}
      <ul>
        {identities.map((identity) => (
          <li key={identity.id} className="group flex h-7 items-center gap-2">
            <ChannelGlyph channel={glyphOf(identity.kind)} label={t(`kind.${identity.kind}`)} />
            <span className="min-w-0 flex-1 truncate select-text" title={identity.value}>
              {written(identity)}
            </span>
            <IconButton
              icon={Copy}
              size="sm"
              label={t('copy', { text: written(identity) })}
              className="opacity-60 group-hover:opacity-100 data-focus-visible:opacity-100"
              onPress={() => void copy(identity.value)}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

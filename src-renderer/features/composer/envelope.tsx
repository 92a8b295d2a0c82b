import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Capabilities } from '#shared/channels/manifest.ts';
import { keptByNobody } from '../../ui/form-field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { AddressField } from './address-field.tsx';
import type { ComposerContent } from './content.ts';

type Recipients = NonNullable<ComposerContent['recipients']>;
const nobody: Recipients = { to: [], cc: [], bcc: [] };

export interface EnvelopeProps {
  capabilities: Pick<Capabilities, 'subject' | 'recipients'>;
  /** The customer's own address, or name while the address is not known. */
  customer: string;
  defaultSubject: string;
  content: Pick<ComposerContent, 'subject' | 'recipients'>;
  onChange: (patch: Partial<Pick<ComposerContent, 'subject' | 'recipients'>>) => void;
}

/** To whom and about what: one line while it is as usual, fields when somebody wants it otherwise. */
export function Envelope({ capabilities, customer, defaultSubject, content, onChange }: EnvelopeProps) {
  const { t } = useTranslation('composer');
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  if (!capabilities.subject && !capabilities.recipients) return null;
  const recipients = content.recipients ?? nobody;
  const copies = recipients.cc.length + recipients.bcc.length;
  const setList = (list: keyof Recipients) => (addresses: string[]) =>
    onChange({ recipients: { ...recipients, [list]: addresses } });
  return (
    <div className="border-b px-3 py-1">
      <AriaButton
        aria-expanded={isOpen}
        aria-controls={id}
        onPress={() => setIsOpen(!isOpen)}
        className="-ml-1 flex h-6 w-full items-center gap-1.5 rounded-md px-1 text-left text-sm text-muted data-hovered:text-text"
      >
        <Icon of={isOpen ? ChevronDown : ChevronRight} size="sm" />
        <span className="truncate">
          {[
            t('envelope.to', { names: [customer, ...recipients.to].join(', ') }),
            copies > 0 ? t('envelope.copies', { count: copies }) : '',
            content.subject ?? defaultSubject,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </AriaButton>
      {isOpen && (
        <div id={id} className="flex flex-col gap-0.5 pb-1">
          {capabilities.recipients && (
            <>
              <AddressField
                label={t('envelope.toLabel')}
                fixed={customer}
                addresses={recipients.to}
                onChange={setList('to')}
              />
              <AddressField label={t('envelope.cc')} addresses={recipients.cc} onChange={setList('cc')} />
              <AddressField label={t('envelope.bcc')} addresses={recipients.bcc} onChange={setList('bcc')} />
            </>
          )}
          {capabilities.subject && (
            <label className="flex h-7 items-center gap-1.5">
              <span className="w-14 shrink-0 text-sm text-muted">{t('envelope.subject')}</span>
              <input
                type="text"
                autoComplete={keptByNobody}
                value={content.subject ?? ''}
                placeholder={defaultSubject}
                onChange={(event) => onChange({ subject: event.target.value === '' ? null : event.target.value })}
                className="h-6 min-w-0 flex-1 rounded bg-transparent px-1"
              />
            </label>
          )}
        </div>
      )}
    </div>
  );
}

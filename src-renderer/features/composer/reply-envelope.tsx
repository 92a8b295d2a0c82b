import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { channels } from '#shared/channels/registry.ts';
import type { Conversation } from '#shared/domain/conversation.ts';
import { useCustomer } from '../../sync/index.ts';
import type { ComposerContent } from './content.ts';
import { Envelope } from './envelope.tsx';

export interface ReplyEnvelopeProps {
  conversation: Pick<Conversation, 'channel' | 'customerId' | 'subject'>;
  subject: ComposerContent['subject'];
  recipients: ComposerContent['recipients'];
  onChange: (patch: Partial<ComposerContent>) => void;
}

/** The envelope of a reply, filled with what would be sent when nobody touches it. Nothing on channels without one. */
export const ReplyEnvelope = memo(function ReplyEnvelope(props: ReplyEnvelopeProps) {
  const { conversation, subject, recipients, onChange } = props;
  const { t } = useTranslation('composer');
  const { capabilities, identityKind } = channels[conversation.channel];
  const card = useCustomer(conversation.customerId);
  const address = card?.identities.find(({ kind }) => kind === identityKind)?.label;
  const usual = conversation.subject;
  return (
    <Envelope
      capabilities={capabilities}
      customer={address ?? card?.customer.name ?? t('customer')}
      defaultSubject={/^re:/i.test(usual) || usual === '' ? usual : `Re: ${usual}`}
      content={{ subject, recipients }}
      onChange={onChange}
    />
  );
});

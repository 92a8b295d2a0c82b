import { useTranslation } from 'react-i18next';
import { pickText } from '#shared/domain/language.ts';
import {
  noticeOf,
  type SupervisionMode,
  type SupervisionPolicy,
  supervisionModes,
} from '#shared/domain/supervision.ts';
import { fillTemplate } from '#shared/lib/template.ts';
import { pickLanguage } from '../../i18n/languages.ts';
import { Section } from '../../ui/section.tsx';

/** The policy as sentences: for each thing a supervisor can do, what the agent sees and what the customer hears. */
export function WhoIsTold({ policy }: { policy: SupervisionPolicy }) {
  const { t, i18n } = useTranslation('admin-floor');
  const agentLine = (mode: SupervisionMode) => {
    if (mode !== 'monitor') return t(`supervision.told.agent.${mode}`);
    return `${t(policy.tellAgent ? 'supervision.told.agent.monitored' : 'supervision.told.agent.unaware')} ${t(
      policy.showTyping ? 'supervision.told.typing' : 'supervision.told.noTyping',
    )}`;
  };
  const customerLine = (mode: SupervisionMode) => {
    if (mode === 'whisper') return t('supervision.told.customer.never');
    const text = noticeOf(policy, mode);
    if (text === null)
      return t(mode === 'monitor' ? 'supervision.told.customer.nothing' : 'supervision.told.customer.nameOnly');
    const said = fillTemplate(pickText(text, pickLanguage(i18n.resolvedLanguage)), { 'colleague.name': 'Petra' }).text;
    return t(policy.noticesOnLiveOnly ? 'supervision.told.customer.live' : 'supervision.told.customer.always', {
      text: said,
    });
  };
  return (
    <Section title={t('supervision.inWords')}>
      <dl className="flex flex-col gap-3 rounded-xl border bg-sunken px-4 py-3">
        {supervisionModes.map((mode) => (
          <div key={mode}>
            <dt className="font-strong">{t(`supervision.mode.${mode}`)}</dt>
            <dd>{agentLine(mode)}</dd>
            <dd className="text-muted">{customerLine(mode)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

import { clsx } from 'clsx';
import { useTranslation } from 'react-i18next';
import type { Capabilities } from '#shared/channels/manifest.ts';
import { countSmsSegments } from '#shared/domain/sms-segments.ts';
import { useFormat } from '../../i18n/use-format.ts';

export interface TextCounterProps {
  text: string;
  capabilities: Pick<Capabilities, 'segments' | 'maxTextLength'>;
}

/** From this share of the limit on, the length is shown. */
const nearLimit = 0.8;

/** What the length of the text means here: messages it is cut into and their alphabet, or the room left. */
export function TextCounter({ text, capabilities: { segments, maxTextLength } }: TextCounterProps) {
  const { t } = useTranslation('composer');
  const format = useFormat();
  const isOver = maxTextLength !== null && text.length > maxTextLength;
  const isNear = maxTextLength !== null && text.length >= maxTextLength * nearLimit;
  if (segments && text !== '' && !isOver) {
    const { encoding, segments: count, left } = countSmsSegments(text);
    return (
      <span className="text-xs whitespace-nowrap text-muted">
        {t('segments', { count })}
        {' · '}
        {t('segmentLeft', { count: left })}
        {' · '}
        <span title={t(`encoding.${encoding}Hint`)}>{t(`encoding.${encoding}`)}</span>
      </span>
    );
  }
  if (!isNear || maxTextLength === null) return null;
  return (
    <span role="status" className={clsx('text-xs whitespace-nowrap', isOver ? 'font-semibold text-bad' : 'text-muted')}>
      {isOver
        ? t('tooLong', { count: text.length - maxTextLength })
        : t('length', { used: format.number(text.length), most: format.number(maxTextLength) })}
    </span>
  );
}

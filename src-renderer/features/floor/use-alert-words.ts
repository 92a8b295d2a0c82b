import { useTranslation } from 'react-i18next';
import type { FigureAlert, FigureAlertPush } from '#shared/domain/figure-alert.ts';
import { figureInfo } from '#shared/domain/figure-info.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { formatFigure } from './figure-format.ts';
import { useFigureWords, useScopeName } from './use-figure-words.ts';

/** A threshold in a sentence, and what has crossed it. `longestWait` is given in ms passed, as the server tells it. */
export function useAlertWords() {
  const { t } = useTranslation('floor');
  const format = useFormat();
  const words = useFigureWords();
  const scopeName = useScopeName();
  const titleOf = (figure: FigureAlert['figure']) =>
    [words.title(figure), words.rule(figure)].filter(Boolean).join(', ');
  return {
    /** "Longest wait above 2:00 · Delivery" */
    rule: ({ figure, direction, value, scope }: Pick<FigureAlert, 'figure' | 'direction' | 'value' | 'scope'>) =>
      `${t(`alerts.${direction}`, {
        figure: titleOf(figure),
        value: formatFigure(figureInfo[figure].unit, value, format),
      })} · ${scopeName(scope)}`,
    /** "Longest wait 2:14 · Delivery" */
    now: ({ figure, value, scope }: Pick<FigureAlertPush, 'figure' | 'value' | 'scope'>) =>
      `${titleOf(figure)} ${formatFigure(figureInfo[figure].unit, value, format)} · ${scopeName(scope)}`,
  };
}

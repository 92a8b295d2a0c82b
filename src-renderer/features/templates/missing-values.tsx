import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { templateVariables } from './template-values.ts';

/** Names what a filled text still lacks, so that nobody sends a reply with `{{…}}` in it. Nothing when it is whole. */
export function MissingValues({ missing }: { missing: readonly string[] }) {
  const { t } = useTranslation('templates');
  const nameOf = useVariableName();
  const format = useFormat();
  if (missing.length === 0) return null;
  return (
    <span className="text-sm font-medium text-warn">
      {t('missing', { names: format.list([...new Set(missing)].map(nameOf)), count: missing.length })}
    </span>
  );
}

/** What a variable is called in the reader's language; one nobody knows keeps its own name. */
export function useVariableName(): (name: string) => string {
  const { t } = useTranslation('templates');
  return (name) => (templateVariables.some((known) => known === name) ? t(`variable.${name}`) : name);
}

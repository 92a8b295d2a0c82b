import { Braces } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useVariableName } from './missing-values.tsx';
import { templateVariables } from './template-values.ts';

/** The values a prepared text may mention, by what they are called; choosing one hands over `{{its.name}}`. */
export function VariableMenu({ onChoose }: { onChoose: (placeholder: string) => void }) {
  const { t } = useTranslation('templates');
  const nameOf = useVariableName();
  const items = templateVariables.map((name) => ({
    id: name,
    label: nameOf(name),
    description: `{{${name}}}`,
    onAction: () => onChoose(`{{${name}}}`),
  }));
  return (
    <Menu label={t('variables')} groups={[{ id: 'variables', items }]} placement="bottom end">
      <Button size="sm" look="quiet" icon={Braces}>
        {t('insertVariable')}
      </Button>
    </Menu>
  );
}

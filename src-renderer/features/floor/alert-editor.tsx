import { useTranslation } from 'react-i18next';
import { type FigureAlert, figureAlertSchema } from '#shared/domain/figure-alert.ts';
import { type FigureName, figureInfo, figureNames } from '#shared/domain/figure-info.ts';
import { scopeKey, wholeFloor } from '#shared/domain/floor-scope.ts';
import { isAtLeast } from '#shared/domain/role.ts';
import { newId } from '#shared/lib/ids.ts';
import { useMe, useQueues, useTeams, useUsers } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { ComboBox } from '../../ui/combo-box.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { CountField, problemsOf, saveContent, ToggleList, useChecked, useEdited } from '../admin-frame/index.ts';
import { fromTyped, toTyped, typedUnit } from './alert-units.ts';
import { scopeChoices } from './scope-choice.ts';
import { useFigureWords, useScopeName } from './use-figure-words.ts';

const blank = (): FigureAlert => ({
  id: newId(),
  name: '',
  scope: wholeFloor,
  figure: 'longestWait',
  direction: 'above',
  value: 120_000,
  clearValue: null,
  forSeconds: 30,
  userIds: [],
  enabled: true,
});

/** A threshold: which figure, where, beyond what, for how long, and who is told. */
export function AlertEditor({ alert, onDone }: { alert: FigureAlert | null; onDone: () => void }) {
  const { t } = useTranslation('floor');
  const figures = useFigureWords();
  const scopeName = useScopeName();
  const queues = useQueues() ?? [];
  const teams = useTeams() ?? [];
  const me = useMe();
  const leads = (useUsers() ?? []).filter((user) => user.disabledAt === null && isAtLeast(user.role, 'lead'));
  const { value, set } = useEdited(alert ?? blank());
  const { words, ifGood } = useChecked(problemsOf(figureAlertSchema, value));
  const unit = typedUnit(value.figure);
  const choices = scopeChoices(queues, teams);

  /** Another figure has another unit: the number that is typed stays as it is, what it means follows. */
  function chooseFigure(figure: FigureName | null): void {
    if (figure === null) return;
    set({ figure, value: fromTyped(figure, toTyped(value.figure, value.value)), clearValue: null });
  }
  const name = value.name.trim() || `${figures.title(value.figure)} · ${scopeName(value.scope)}`.slice(0, 80);
  const save = async () => {
    const saved = await saveContent('figureAlert.save', { row: { ...value, name } }, name);
    if (saved) onDone();
    return saved;
  };
  return (
    <div className="flex flex-col gap-4">
      <ComboBox
        label={t('alerts.figure')}
        description={figures.definition(value.figure)}
        value={value.figure}
        onChange={chooseFigure}
        options={figureNames.map((id) => ({
          id,
          label: [figures.title(id), figures.rule(id)].filter(Boolean).join(' · '),
          description: t(`group.${figureInfo[id].behind === 'agents' ? 'people' : figureInfo[id].span}`),
        }))}
      />
      <ComboBox
        label={t('scope.label')}
        value={scopeKey(value.scope)}
        onChange={(id) => {
          const chosen = choices.find((choice) => choice.id === id);
          if (chosen) set({ scope: chosen.scope });
        }}
        options={choices.map(({ id, kind, scope }) => ({
          id,
          label: scopeName(scope),
          description: t(`scope.kind.${kind}`),
        }))}
      />
      <div className="grid grid-cols-2 items-end gap-3">
        <div className="flex flex-col gap-1">
          <span className="text-sm font-medium text-muted">{t('alerts.direction')}</span>
          <SegmentedControl
            label={t('alerts.direction')}
            value={value.direction}
            onChange={(direction) => set({ direction, clearValue: null })}
            options={[
              { id: 'above', label: t('alerts.isAbove') },
              { id: 'below', label: t('alerts.isBelow') },
            ]}
          />
        </div>
        <NumberField
          label={t(`alerts.value.${unit}`)}
          minValue={0}
          value={toTyped(value.figure, value.value)}
          onChange={(typed) => set({ value: Number.isFinite(typed) ? fromTyped(value.figure, typed) : 0 })}
          {...words('value')}
        />
      </div>
      <div className="grid grid-cols-2 items-start gap-3">
        <CountField
          label={t('alerts.forSeconds')}
          description={t('alerts.forHint')}
          minValue={0}
          maxValue={3_600}
          value={value.forSeconds}
          onChange={(forSeconds) => set({ forSeconds })}
          {...words('forSeconds')}
        />
        <NumberField
          label={t(`alerts.clear.${unit}`)}
          description={t('alerts.clearHint')}
          minValue={0}
          value={toTyped(value.figure, value.clearValue ?? value.value)}
          onChange={(typed) =>
            set({
              clearValue:
                Number.isFinite(typed) && fromTyped(value.figure, typed) !== value.value
                  ? fromTyped(value.figure, typed)
                  : null,
            })
          }
          {...words('clearValue')}
        />
      </div>
      <ToggleList
        label={t('alerts.who')}
        description={t('alerts.whoHint')}
        value={value.userIds}
        onChange={(userIds) => set({ userIds })}
        options={leads.map((user) => ({ id: user.id, label: user.id === me?.id ? t('alerts.me') : user.name }))}
      />
      <TextField
        label={t('alerts.name')}
        placeholder={name}
        value={value.name}
        onChange={(next) => set({ name: next })}
        {...words('name')}
      />
      <Switch isSelected={value.enabled} onChange={(enabled) => set({ enabled })}>
        {t('alerts.enabled')}
      </Switch>
      <div className="flex justify-end gap-2">
        <Button onPress={onDone}>{t('alerts.back')}</Button>
        <Button look="primary" onPress={() => void ifGood(save)}>
          {t('alerts.save')}
        </Button>
      </div>
    </div>
  );
}

import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { request } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { SettingsPart } from './settings-part.tsx';

const shortest = 10;
const empty = { current: '', next: '', again: '' };
type Problem = { field: keyof typeof empty; words: 'short' | 'different' | 'wrong' } | { field: null; words: 'failed' };

export function PasswordSettings({ isOffline }: { isOffline: boolean }) {
  const { t } = useTranslation('settings');
  const [fields, setFields] = useState(empty);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isPending, setIsPending] = useState(false);

  async function change(): Promise<void> {
    if (fields.next.length < shortest) return setProblem({ field: 'next', words: 'short' });
    if (fields.next !== fields.again) return setProblem({ field: 'again', words: 'different' });
    setIsPending(true);
    const answer = await request('password:change', { current: fields.current, next: fields.next });
    setIsPending(false);
    if (!answer.ok) return setProblem({ field: null, words: 'failed' });
    if (answer.value.kind === 'invalid') return setProblem({ field: 'current', words: 'wrong' });
    setProblem(null);
    setFields(empty);
    showToast({ text: t('password.done'), tone: 'good' });
  }
  const field = (name: keyof typeof empty, autoComplete: string) => ({
    type: 'password' as const,
    autoComplete,
    value: fields[name],
    onChange: (value: string) => {
      setFields((before) => ({ ...before, [name]: value }));
      setProblem(null);
    },
    isInvalid: problem?.field === name,
    errorMessage: problem?.field === name ? t(`password.problem.${problem.words}`, { count: shortest }) : '',
    isDisabled: isOffline,
    className: 'w-72',
  });
  return (
    <SettingsPart title={t('password.title')} help={t('password.help')}>
      <Form
        aria-label={t('password.title')}
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void change();
        }}
      >
        <TextField label={t('password.current')} {...field('current', 'current-password')} />
        <TextField
          label={t('password.next')}
          description={t('password.rule', { count: shortest })}
          {...field('next', 'new-password')}
        />
        <TextField label={t('password.again')} {...field('again', 'new-password')} />
        {problem?.field === null && (
          <p role="alert" className="text-bad">
            {t('password.problem.failed')}
          </p>
        )}
        <div>
          <Button
            type="submit"
            isPending={isPending}
            isDisabled={isOffline || fields.current === '' || fields.next === ''}
          >
            {t('password.change')}
          </Button>
        </div>
      </Form>
    </SettingsPart>
  );
}

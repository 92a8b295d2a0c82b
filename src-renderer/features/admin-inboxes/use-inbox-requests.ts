import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channels } from '#shared/channels/registry.ts';
import { checkSettings, type SettingProblem } from '#shared/channels/settings.ts';
import type { InboxInput, TestReport } from '#shared/contract/socket.ts';
import { type RequestFailure, request } from '../../sync/index.ts';
import { showToast } from '../../ui/toast.tsx';
import { focusFirstProblem } from '../admin-frame/index.ts';
import { valuesToSend } from './inbox-input.ts';

type Problem = SettingProblem['problem'];
const knownProblems: readonly Problem[] = [
  'required',
  'not-a-number',
  'not-a-url',
  'not-an-email',
  'not-a-phone',
  'not-an-option',
];
const isKnown = (text: string): text is Problem => knownProblems.some((known) => known === text);

/** Saving, testing and removing an inbox by the server, and what it said, field by field. */
export function useInboxRequests(input: InboxInput, secretsSet: readonly string[]) {
  const { t } = useTranslation('admin-inboxes');
  const [wasTried, setWasTried] = useState(false);
  const [fromServer, setFromServer] = useState<Readonly<Record<string, Problem>>>({});
  const [error, setError] = useState<string | null>(null);
  const [report, setReport] = useState<TestReport | null>(null);
  const [isTesting, setIsTesting] = useState(false);
  const manifest = channels[input.channel];
  const values = valuesToSend(manifest, input.values);
  const found = checkSettings(manifest, values, secretsSet).problems;
  const problems: Readonly<Record<string, Problem>> = {
    ...fromServer,
    ...Object.fromEntries(found.map(({ field, problem }) => [field, problem])),
    ...(input.name.trim() === '' ? { name: 'required' } : {}),
  };
  const isGood = Object.keys(problems).length === 0;
  const sent: InboxInput = { ...input, name: input.name.trim(), values };
  const fail = ({ code }: RequestFailure) =>
    setError(
      t(
        code === 'forbidden'
          ? 'failure.forbidden'
          : code === 'conflict'
            ? 'failure.conflict'
            : code === 'offline'
              ? 'failure.offline'
              : 'failure.other',
      ),
    );

  return {
    error,
    report,
    isTesting,
    /** Something was changed: what the server said about before no longer counts. */
    forget(): void {
      setFromServer({});
      setReport(null);
    },
    words(field: string): { isInvalid: boolean; errorMessage: string } {
      const problem = wasTried ? problems[field] : undefined;
      return { isInvalid: problem !== undefined, errorMessage: problem ? t(`problem.${problem}`) : '' };
    },
    async save(): Promise<boolean> {
      setWasTried(true);
      setError(null);
      if (!isGood) return false;
      const answer = await request('inbox:save', sent);
      if (!answer.ok) {
        fail(answer.error);
        return false;
      }
      if (answer.value.kind === 'invalid') {
        setFromServer(
          Object.fromEntries(
            answer.value.problems.map(({ field, problem }) => [field, isKnown(problem) ? problem : 'required']),
          ),
        );
        return false;
      }
      showToast({ text: t('saved', { name: sent.name }), tone: 'good' });
      return true;
    },
    async test(): Promise<void> {
      setWasTried(true);
      setError(null);
      setReport(null);
      if (!isGood) return focusFirstProblem();
      setIsTesting(true);
      const answer = await request('inbox:test', sent);
      setIsTesting(false);
      if (answer.ok) setReport(answer.value);
      else fail(answer.error);
    },
    async remove(): Promise<boolean> {
      const answer = await request('inbox:remove', { id: input.id });
      if (!answer.ok) fail(answer.error);
      else showToast({ text: t('removed', { name: input.name }) });
      return answer.ok;
    },
  };
}

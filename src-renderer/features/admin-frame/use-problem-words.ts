import { useTranslation } from 'react-i18next';
import type { Problems } from './field-problems.ts';

/** What a kit's field takes to show its problem; before the first attempt to save nothing is red. */
export function useProblemWords(problems: Problems, wasTried: boolean) {
  const { t } = useTranslation('admin-frame');
  return (field: string): { isInvalid: boolean; errorMessage: string } => {
    const problem = wasTried ? problems[field] : undefined;
    return { isInvalid: problem !== undefined, errorMessage: problem ? t(`problem.${problem}`) : '' };
  };
}

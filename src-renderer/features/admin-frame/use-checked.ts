import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problems } from './field-problems.ts';

/** A form's problems, told only after the first attempt to save: nothing is red before anybody has written. */
export function useChecked(problems: Problems) {
  const { t } = useTranslation('admin-frame');
  const [wasTried, setWasTried] = useState(false);
  return {
    wasTried,
    /** What a field of the kit takes to show its problem. */
    words(field: string): { isInvalid: boolean; errorMessage: string } {
      const problem = wasTried ? problems[field] : undefined;
      return { isInvalid: problem !== undefined, errorMessage: problem ? t(`problem.${problem}`) : '' };
    },
    /** Saves when nothing is wrong; false, with the problems on screen, when something is. */
    async ifGood(save: () => Promise<boolean>): Promise<boolean> {
      setWasTried(true);
      return Object.keys(problems).length === 0 && save();
    },
  };
}

import { Headphones } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Supervision } from '#shared/domain/supervision.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { CourseLines, type CourseLinesProps } from './course-lines.tsx';

export interface BeginCardProps extends CourseLinesProps {
  /** The session that just ended here, to say how. */
  ended: Supervision | null;
  /** Why it cannot begin; null: it can. */
  obstacle: string | null;
  onBegin: () => void;
}

/** Before a session begins: what it would bring with it, and the button. */
export function BeginCard({ ended, obstacle, onBegin, ...lines }: BeginCardProps) {
  const { t } = useTranslation('supervision');
  const { mode } = lines;
  return (
    <div className="flex min-h-0 flex-1 flex-col items-center justify-center gap-4 overflow-auto p-6">
      <span className={mode === 'whisper' ? 'text-whisper' : 'text-accent'}>
        <Icon of={Headphones} size="xl" />
      </span>
      {ended?.endedAs && (
        <p role="status" className="rounded-lg bg-sunken px-3 py-1.5 text-muted">
          {t(`ended.${ended.endedAs}`)}
        </p>
      )}
      <p className="max-w-80 text-center text-lg font-strong">{t(`begin.${mode}`)}</p>
      <div className="w-full max-w-80">
        <CourseLines {...lines} />
      </div>
      {obstacle !== null && <p className="max-w-80 text-center text-bad">{obstacle}</p>}
      <Button
        autoFocus
        look={mode === 'whisper' ? 'whisper' : 'primary'}
        size="lg"
        isDisabled={obstacle !== null}
        onPress={onBegin}
      >
        {t(`start.${mode}`)}
      </Button>
    </div>
  );
}

import { Eye, EyeOff, Keyboard, MessageSquareOff, MessageSquareText, ScrollText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SupervisionMode } from '#shared/domain/supervision.ts';
import { Icon, type IconProps } from '../../ui/icon.tsx';
import type { Course } from './course.ts';

export interface CourseLinesProps {
  course: Course;
  mode: SupervisionMode;
  agentName: string | null;
  customerName: string;
  myName: string;
}

/** Who learns of it, in sentences: read before it begins. */
export function CourseLines({ course, mode, agentName, customerName, myName }: CourseLinesProps) {
  const { t } = useTranslation('supervision');
  const answers = mode === 'join' || mode === 'take-over';
  const lines: [string, IconProps['of'], string][] = [];
  if (agentName !== null) {
    lines.push(
      course.agentKnows
        ? ['agent', Eye, t('course.agentKnows', { name: agentName })]
        : ['agent', EyeOff, t('course.agentUnaware', { name: agentName })],
    );
  }
  lines.push(
    course.notice === null
      ? ['customer', MessageSquareOff, t('course.noNotice', { name: customerName })]
      : ['customer', MessageSquareText, t('course.notice', { name: customerName, words: course.notice })],
  );
  if (answers) lines.push(['name', MessageSquareText, t('course.asName', { name: customerName, myName })]);
  else lines.push(['typing', Keyboard, course.seesTyping ? t('course.seesTyping') : t('course.noTyping')]);
  lines.push(['audit', ScrollText, t('course.audited')]);
  return (
    <ul className="flex flex-col gap-1.5 text-left">
      {lines.map(([id, icon, text]) => (
        <li key={id} className="flex items-start gap-2">
          <Icon of={icon} size="sm" className="mt-0.5 text-muted" />
          <span className="min-w-0 flex-1">{text}</span>
        </li>
      ))}
    </ul>
  );
}

import { clsx } from 'clsx';
import { Button as AriaButton, Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { TrendLine } from '../../ui/trend-line.tsx';

export type FigureTone = 'text' | 'good' | 'warn' | 'bad';

export interface FigureTileProps {
  title: string;
  /** What belongs to the name and may change: "80/20", the abandon rule. */
  note?: string;
  value: string;
  tone: FigureTone;
  /** What the figure means, in a sentence or two; one hover or one Tab away. */
  definition: string;
  /** "as of 10:42:07"; with `isStale` it says that this is old. */
  age: string;
  isStale: boolean;
  /** The day in steps, oldest first; epoch ms. */
  points: readonly { at: number; value: number | null }[];
  /** "Today between 0 and 12": the line's scale for who cannot point at it. */
  scale: string;
  formatValue: (value: number) => string;
  formatTime: (at: number) => string;
  /** Opens what is behind the figure. */
  onOpen: () => void;
}

const inks = { text: 'text-text', good: 'text-good', warn: 'text-warn', bad: 'text-bad' } as const;

/** One figure: its name, value, age and day. The whole tile is the way to what stands behind it. */
export function FigureTile(props: FigureTileProps) {
  const { title, note, value, tone, definition, age, isStale, points, scale, formatValue, formatTime, onOpen } = props;
  return (
    <TooltipTrigger delay={350} closeDelay={80}>
      <AriaButton
        onPress={onOpen}
        className={clsx(
          'flex min-w-0 cursor-default flex-col rounded-xl border bg-panel px-3 pt-2.5 pb-2 text-left transition-colors data-hovered:border-control',
          isStale && 'border-dashed',
        )}
      >
        <span className="line-clamp-2 min-h-8.75 text-sm text-muted">
          {title}
          {note && <span className="text-faint"> {note}</span>}
        </span>
        <span
          className={clsx('truncate text-2xl font-strong', isStale ? 'text-faint' : inks[tone])}
          data-meaning-by-color
        >
          {value}
        </span>
        <span aria-hidden className={clsx('my-1.5 block', isStale && 'opacity-50')}>
          <TrendLine
            points={points}
            label={scale}
            tone={isStale ? 'text' : tone}
            formatValue={formatValue}
            formatTime={formatTime}
          />
        </span>
        <span className={clsx('truncate text-xs', isStale ? 'font-medium text-warn' : 'text-faint')}>{age}</span>
      </AriaButton>
      <AriaTooltip
        placement="bottom"
        offset={6}
        className="z-50 max-w-80 animate-enter rounded-lg bg-text px-3 py-2 text-sm text-panel shadow-float"
      >
        {definition}
        {scale && <span className="mt-1 block opacity-80">{scale}</span>}
      </AriaTooltip>
    </TooltipTrigger>
  );
}

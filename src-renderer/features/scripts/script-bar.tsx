import { clsx } from 'clsx';
import { ChevronDown, Gift, Sparkles, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Menu, type MenuGroup } from '../../ui/menu.tsx';
import { MissingValues } from '../templates/index.ts';

export interface ScriptBarProps {
  name: string;
  isVip: boolean;
  /** The step to take now, from 1, of how many. */
  step: number;
  steps: number;
  title: string;
  /** What to say, filled; empty for a step that is only done. */
  text: string;
  missing: readonly string[];
  /** Names of rewards that may be given with this step, or at all. */
  rewards: readonly string[];
  /** What stands in place of a reward that needs leave first. */
  approval?: ReactNode;
  choices: readonly MenuGroup[];
  onInsert: () => void;
  onDone: () => void;
  onDismiss: () => void;
}

/** The strip above a reply: what to say next, to whom, with what in hand. */
export function ScriptBar(props: ScriptBarProps) {
  const { name, isVip, step, steps, title, text, missing, rewards, choices } = props;
  const { t } = useTranslation('scripts');
  return (
    <section
      aria-label={t('suggestion')}
      className={clsx(
        'flex animate-enter items-start gap-2.5 border-b py-2 pr-1.5 pl-3',
        isVip ? 'bg-vip-soft' : 'bg-accent-soft',
      )}
    >
      <Icon of={Sparkles} size="sm" className={clsx('mt-0.75', isVip ? 'text-vip' : 'text-accent')} />
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 items-baseline gap-1.5">
          <b className={clsx('shrink-0 font-strong', isVip ? 'text-vip' : 'text-accent')}>
            {isVip ? t('vipScript') : t('script')}
          </b>
          <b className="min-w-0 truncate font-semibold">{title}</b>
        </p>
        {text !== '' && <p className="mt-0.5 line-clamp-2 whitespace-pre-line">{text}</p>}
        <div className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-sm text-muted">
          <Menu label={t('choose')} groups={choices} placement="top start">
            <AriaButton className="-mx-1 flex min-w-0 items-center gap-1 rounded-md px-1 data-hovered:bg-hover data-hovered:text-text">
              <span className="max-w-56 truncate">{name}</span>
              <span className="shrink-0">{t('stepOf', { step, steps })}</span>
              <span className="sr-only">{t('chooseOther')}</span>
              <Icon of={ChevronDown} size="sm" />
            </AriaButton>
          </Menu>
          {rewards.length > 0 && (
            <span className="flex min-w-0 items-center gap-1">
              <Icon of={Gift} size="sm" className={isVip ? 'text-vip' : 'text-accent'} />
              <span className="truncate">{t('mayGive', { rewards: rewards.join(' · ') })}</span>
            </span>
          )}
          {props.approval}
          <MissingValues missing={missing} />
        </div>
      </div>
      <div className="flex shrink-0 flex-col items-end gap-1">
        <span className="flex items-center gap-0.5">
          {text === '' ? (
            <Button size="sm" onPress={props.onDone}>
              {t('markDone')}
            </Button>
          ) : (
            <Button size="sm" onPress={props.onInsert} kbd="tab" aria-keyshortcuts="Tab">
              {t('insert')}
            </Button>
          )}
          <IconButton icon={X} size="sm" label={t('dismiss')} onPress={props.onDismiss} />
        </span>
        {text !== '' && (
          <span className="mr-1.5 flex items-center gap-1 text-xs text-muted">
            <Kbd keys="shift+tab" /> {t('leavesField')}
          </span>
        )}
      </div>
    </section>
  );
}

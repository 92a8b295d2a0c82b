import { CircleAlert, Clock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { channels, isReplyWindowOpen } from '#shared/channels/registry.ts';
import type { Conversation } from '#shared/domain/conversation.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../platform/use-now.ts';
import type { ParkReason } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { Icon, type IconProps } from '../../ui/icon.tsx';
import { refusalWords } from '../conversation-actions/index.ts';

interface NoticeProps {
  icon?: IconProps['of'];
  tone: 'warn' | 'bad';
  children: ReactNode;
  actions?: ReactNode;
}

function Notice({ icon = CircleAlert, tone, children, actions }: NoticeProps) {
  return (
    <div
      role="status"
      className={`flex flex-wrap items-center gap-2 border-b px-3 py-1.5 ${tone === 'bad' ? 'bg-bad-soft' : 'bg-warn-soft'}`}
    >
      <Icon of={icon} size="sm" className={tone === 'bad' ? 'text-bad' : 'text-warn'} />
      <span className="min-w-0 flex-1">{children}</span>
      {actions}
    </div>
  );
}

/** The window is nearly over when this little is left. */
const soonMs = 2 * 3_600_000;

/** How long a free reply is still allowed, when that is a question; and what to do when it no longer is. */
export function ReplyWindowNotice({ conversation }: { conversation: Pick<Conversation, 'channel' | 'lastInboundAt'> }) {
  const { t } = useTranslation('composer');
  const format = useFormat();
  const now = useNow(15_000);
  const manifest = channels[conversation.channel];
  const { replyWindowMs } = manifest.capabilities;
  const { lastInboundAt } = conversation;
  if (!isReplyWindowOpen(manifest, lastInboundAt, now)) {
    return (
      <Notice tone="bad" icon={Clock}>
        <b className="font-strong">{t('window.closed', { channel: manifest.name })}</b> {t('window.whatToDo')}
      </Notice>
    );
  }
  if (replyWindowMs === null || lastInboundAt === null) return null;
  const endsAt = lastInboundAt + replyWindowMs;
  if (endsAt - now > soonMs) return null;
  return (
    <Notice tone="warn" icon={Clock}>
      {t('window.soon', { channel: manifest.name, when: format.relative(endsAt, now) })}
    </Notice>
  );
}

export function InboxOffNotice({ name }: { name: string }) {
  const { t } = useTranslation('composer');
  return <Notice tone="bad">{t('inboxOff', { name })}</Notice>;
}

export interface RefusedNoticeProps {
  code: ParkReason['code'];
  onSendAnyway: () => void;
  onClose: () => void;
}

/** The local rules would not take it; the text is still in the editor. */
export function RefusedNotice({ code, onSendAnyway, onClose }: RefusedNoticeProps) {
  const { t } = useTranslation('composer');
  return (
    <Notice
      tone="bad"
      actions={
        <>
          <Button size="sm" onPress={onClose}>
            {t('keepEditing')}
          </Button>
          {code === 'stale' && (
            <Button size="sm" look="primary" onPress={onSendAnyway}>
              {t('sendAnyway')}
            </Button>
          )}
        </>
      }
    >
      {refusalWords(code)} {code === 'stale' && t('staleHint')}
    </Notice>
  );
}

export interface GapNoticeProps {
  gaps: readonly string[];
  onShow: (gap: string) => void;
}

/** Something in a stored text could not be filled in: it is named, and a click selects it. */
export function GapNotice({ gaps, onShow }: GapNoticeProps) {
  const { t } = useTranslation('composer');
  const first = gaps[0];
  if (first === undefined) return null;
  return (
    <Notice
      tone="warn"
      actions={
        <Button size="sm" onPress={() => onShow(first)}>
          {t('fillGap')}
        </Button>
      }
    >
      {t('gapsLeft', { count: gaps.length })} <code className="rounded bg-panel px-1">{gaps.join(' ')}</code>
    </Notice>
  );
}

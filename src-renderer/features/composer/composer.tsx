import { memo, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { channels } from '#shared/channels/registry.ts';
import type { Conversation } from '#shared/domain/conversation.ts';
import { useDraft } from '../../sync/index.ts';
import { Tabs } from '../../ui/tabs.tsx';
import { useShortcuts } from '../../ui/use-shortcuts.ts';
import { ScriptSuggestion } from '../scripts/index.ts';
import { showTab, takeDraft, useComposer } from './composer-store.ts';
import { saveNow } from './draft-saving.ts';
import { insertIntoReply } from './put-into-reply.ts';
import { WritingArea } from './writing-area.tsx';

export interface ComposerProps {
  conversation: Conversation;
}

/**
 * Where an agent writes. What it offers follows from the channel's capabilities; for a note the whole box turns yellow, so
 * that what the customer reads and what colleagues read cannot be confused. Give it the conversation's id as key.
 */
export const Composer = memo(function Composer({ conversation }: ComposerProps) {
  const { t } = useTranslation(['composer', 'ui']);
  const { id } = conversation;
  const kind = useComposer((state) => state.tabs[id] ?? 'reply');
  const reply = useDraft(id, 'reply');
  const note = useDraft(id, 'note');
  const wantsFocus = useRef(false);
  const group = t('keys.group');

  useEffect(() => {
    if (reply) takeDraft(reply);
  }, [reply]);
  useEffect(() => {
    if (note) takeDraft(note);
  }, [note]);
  useEffect(
    () => () => {
      saveNow(id, 'reply');
      saveNow(id, 'note');
    },
    [id],
  );
  const write = (next: 'reply' | 'note') => {
    wantsFocus.current = true;
    showTab(id, next);
    document.querySelector<HTMLElement>('[data-composer] :is(textarea,[role=textbox])')?.focus();
  };
  useShortcuts({
    r: { label: t('keys.reply'), group, run: () => write('reply') },
    n: { label: t('keys.note'), group, run: () => write('note') },
  });
  const forgetFocus = useCallback(() => {
    wantsFocus.current = false;
  }, []);
  const channelName = t(`ui:channel.${conversation.channel}`, channels[conversation.channel].name);
  const area = (which: 'reply' | 'note') => (
    <WritingArea
      key={which}
      conversation={conversation}
      kind={which}
      takesFocus={wantsFocus.current}
      onFocusTaken={forgetFocus}
    />
  );
  return (
    <section
      aria-label={t('composer')}
      data-composer
      data-kind={kind}
      className={`mx-4.5 mb-3.5 rounded-xl border ${kind === 'note' ? 'border-note-line bg-note-soft' : 'bg-panel'}`}
    >
      {kind === 'reply' && (
        <div className="overflow-hidden rounded-t-xl">
          <ScriptSuggestion conversationId={id} onInsert={(text) => insertIntoReply(id, text)} />
        </div>
      )}
      <Tabs
        label={t('tabs')}
        value={kind}
        onChange={write}
        items={[
          { id: 'reply', label: t('replyOn', { channel: channelName }), content: area('reply') },
          { id: 'note', label: t('note'), tone: 'note', content: area('note') },
        ]}
      />
    </section>
  );
});

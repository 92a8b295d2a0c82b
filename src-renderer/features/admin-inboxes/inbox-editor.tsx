import { PlugZap } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channels } from '#shared/channels/registry.ts';
import { takesWebhook } from '#shared/channels/settings.ts';
import type { ChannelId } from '#shared/domain/channel-id.ts';
import type { Inbox } from '#shared/domain/inbox.ts';
import { newId } from '#shared/lib/ids.ts';
import { useQueues, useSyncStatus } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { EditorDrawer, openItem, openSection, useEdited } from '../admin-frame/index.ts';
import { useChannelAbout } from '../channels/index.ts';
import { CopyLine } from './copy-line.tsx';
import { HealthWords } from './health-words.tsx';
import { embedSnippet, inputOf, shownFields, webhookAddress } from './inbox-input.ts';
import { SettingInput } from './setting-input.tsx';
import { TestReport } from './test-report.tsx';
import { useInboxRequests } from './use-inbox-requests.ts';
import { useServerAddress } from './use-server-address.ts';

const section = 'inboxes';
const noQueue = '-';

/** An inbox of any channel: the form is the manifest's. Kept by the server alone, which has the secrets. */
export function InboxEditor({ inbox, channel }: { inbox: Inbox | null; channel: ChannelId }) {
  const { t } = useTranslation(['admin-inboxes', 'ui']);
  const manifest = channels[channel];
  const about = useChannelAbout();
  const queues = useQueues() ?? [];
  const state = useSyncStatus();
  const { value, set, isDirty } = useEdited(inputOf(inbox, manifest, newId));
  const [asksRemove, setAsksRemove] = useState(false);
  const secretsSet = inbox?.secretsSet ?? [];
  const requests = useInboxRequests(value, secretsSet);
  const channelName = t(`ui:channel.${channel}`, manifest.name);
  const server = useServerAddress(state?.server ?? globalThis.location.origin);
  const isOffline = state?.status.name === 'offline';
  const setValue = (name: string) => (next: string | number | boolean) => {
    set({ values: { ...value.values, [name]: next } });
    requests.forget();
  };

  return (
    <>
      <EditorDrawer
        title={inbox ? inbox.name : t('addChannel', { channel: channelName })}
        isDirty={isDirty}
        isBlocked={isOffline}
        error={requests.error}
        onSave={requests.save}
        // A new inbox stays open: its address has to be pasted at the provider now.
        onSaved={() => (inbox ? openSection(section) : openItem(section, value.id))}
        onClose={() => openSection(section)}
        {...(inbox && !isOffline
          ? {
              onRemove: async () => {
                setAsksRemove(true);
                return false;
              },
            }
          : {})}
        extra={
          <Button icon={PlugZap} isPending={requests.isTesting} isDisabled={isOffline} onPress={requests.test}>
            {t('test')}
          </Button>
        }
      >
        <p className="text-muted">{about(channel)}</p>
        {inbox && <HealthWords health={inbox.health} />}
        {requests.report && <TestReport report={requests.report} />}
        <TextField
          label={t('field.name')}
          description={t('nameHint')}
          value={value.name}
          onChange={(name) => set({ name })}
          autoFocus
          {...requests.words('name')}
        />
        <Select
          label={t('field.queue')}
          description={t('queueHint')}
          value={value.queueId ?? noQueue}
          onChange={(id) => set({ queueId: id === noQueue ? null : id })}
          options={[{ id: noQueue, label: t('noQueue') }, ...queues.map(({ id, name }) => ({ id, label: name }))]}
        />
        <Switch isSelected={value.enabled} onChange={(enabled) => set({ enabled })}>
          {t('enabled')}
        </Switch>
        <div className="flex flex-col gap-4 border-t pt-4">
          {shownFields(manifest, value.values).map((field) => (
            <SettingInput
              key={field.name}
              manifest={manifest}
              field={field}
              value={value.values[field.name]}
              onChange={setValue(field.name)}
              isKept={field.kind === 'secret' && secretsSet.includes(field.name)}
              {...requests.words(field.name)}
            />
          ))}
        </div>
        {takesWebhook(manifest, value.values) && (
          <CopyLine label={t('webhook')} help={t('webhookHint')} text={webhookAddress(server, channel, value.id)} />
        )}
        {manifest.identityKind === 'visitor' && (
          <CopyLine label={t('embed')} help={t('embedHint')} text={embedSnippet(server, value.id)} />
        )}
      </EditorDrawer>
      <ConfirmDialog
        title={t('removeTitle', { name: value.name })}
        confirmLabel={t('removeNow')}
        isDanger
        isOpen={asksRemove}
        onClose={() => setAsksRemove(false)}
        onConfirm={() => {
          setAsksRemove(false);
          void requests.remove().then((done) => done && openSection(section));
        }}
      >
        {t('removeText')}
      </ConfirmDialog>
    </>
  );
}

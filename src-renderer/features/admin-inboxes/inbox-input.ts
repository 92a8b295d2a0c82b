import type { ChannelManifest, SettingField } from '#shared/channels/manifest.ts';
import { isFieldShown, type SettingValue } from '#shared/channels/settings.ts';
import type { InboxInput } from '#shared/contract/socket.ts';
import type { ChannelId } from '#shared/domain/channel-id.ts';
import type { Inbox } from '#shared/domain/inbox.ts';

/** What the form starts from: the stored settings over the manifest's defaults. Secrets start empty, whatever is stored. */
export function inputOf(inbox: Inbox | null, manifest: ChannelManifest, newId: () => string): InboxInput {
  const defaults = Object.fromEntries(
    manifest.settings.flatMap(({ name, default: value }) => (value === undefined ? [] : [[name, value] as const])),
  );
  const channel: ChannelId = manifest.id;
  if (!inbox) return { id: newId(), channel, name: '', queueId: null, enabled: true, values: defaults };
  const { id, name, queueId, enabled, settings } = inbox;
  return { id, channel, name, queueId, enabled, values: { ...defaults, ...settings } };
}

/** The fields that apply with these values, in the manifest's order. */
export function shownFields(
  manifest: ChannelManifest,
  values: Readonly<Record<string, SettingValue>>,
): readonly SettingField[] {
  return manifest.settings.filter((field) => isFieldShown(field, values));
}

/**
 * What goes to the server: values of fields that do not apply are left out, and an empty secret too, so that the stored one is
 * kept.
 */
export function valuesToSend(
  manifest: ChannelManifest,
  values: Readonly<Record<string, SettingValue>>,
): Record<string, SettingValue> {
  const names = shownFields(manifest, values).flatMap(({ name, kind }) => {
    const value = values[name];
    return value === undefined || (kind === 'secret' && value === '') ? [] : [[name, value] as const];
  });
  return Object.fromEntries(names);
}

/** The address a provider calls, to be pasted into its settings. */
export const webhookAddress = (server: string, channel: ChannelId, inboxId: string): string =>
  `${server.replace(/\/$/, '')}/webhooks/${channel}/${inboxId}`;

/** The line a shop puts into its pages. */
export const embedSnippet = (server: string, inboxId: string): string =>
  `<script src="${server.replace(/\/$/, '')}/widget.js" data-inbox="${inboxId}" async></script>`;

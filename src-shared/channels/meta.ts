import type { SettingField } from './manifest.ts';

/** What Messenger, Instagram and WhatsApp share: one app, one Graph API, one webhook format. */
export const metaSettings: readonly SettingField[] = [
  { name: 'accessToken', kind: 'secret', required: true, label: 'Access token' },
  {
    name: 'appSecret',
    kind: 'secret',
    required: true,
    label: 'App secret',
    hint: 'Checks the signature of every webhook',
  },
  {
    name: 'verifyToken',
    kind: 'secret',
    required: true,
    label: 'Verify token',
    hint: 'The same words as in the app’s webhook settings',
  },
  {
    name: 'graphBaseUrl',
    kind: 'url',
    required: true,
    label: 'Graph API address',
    default: 'https://graph.facebook.com/v23.0',
  },
];

/** Meta's standard messaging window (Messenger Platform policy; WhatsApp customer service window). */
export const metaReplyWindowMs = 24 * 60 * 60 * 1000;

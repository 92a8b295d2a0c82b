import { expect, test } from 'vitest';
import { channelIds } from '../domain/channel-id.ts';
import { manifestSchema } from './manifest.ts';
import { channels, isReplyWindowOpen } from './registry.ts';
import { checkSettings } from './settings.ts';

test.each(channelIds)('the manifest of %s is complete and carries its own id', (id) => {
  expect(manifestSchema.parse(channels[id]).id).toBe(id);
});

test('WhatsApp closes the reply window a day after the customer wrote', () => {
  const day = 24 * 60 * 60 * 1000;
  expect(isReplyWindowOpen(channels.whatsapp, 0, day - 1)).toBe(true);
  expect(isReplyWindowOpen(channels.whatsapp, 0, day)).toBe(false);
});

test('a channel that may write first needs no earlier message', () => {
  expect(isReplyWindowOpen(channels.sms, null, 5)).toBe(true);
  expect(isReplyWindowOpen(channels.messenger, null, 5)).toBe(false);
});

test('a missing required field is named', () => {
  expect(checkSettings(channels.telegram, { botUsername: 'shop' }).problems).toContainEqual({
    field: 'botToken',
    problem: 'required',
  });
});

test('a secret already kept need not be typed again, and never lands among the public settings', () => {
  const kept = checkSettings(channels.telegram, { botUsername: 'shop' }, ['botToken']);
  expect(kept.problems).toEqual([]);
  const fresh = checkSettings(channels.telegram, { botUsername: 'shop', botToken: '1:x' });
  expect(fresh.secrets).toEqual({ botToken: '1:x' });
  expect(fresh.settings).not.toHaveProperty('botToken');
});

test('fields of the other provider are neither asked for nor kept', () => {
  const { settings, problems } = checkSettings(channels.sms, {
    provider: 'smpp',
    number: '+38640555019',
    smppHost: 'localhost',
    systemId: 'a',
    smppPassword: 'b',
  });
  expect(problems).toEqual([]);
  expect(settings).not.toHaveProperty('apiBaseUrl');
});

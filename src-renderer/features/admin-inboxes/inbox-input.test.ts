import { expect, test } from 'vitest';
import { channels } from '#shared/channels/registry.ts';
import { anInbox } from '../../../tests/factories/rows.ts';
import { embedSnippet, inputOf, shownFields, valuesToSend, webhookAddress } from './inbox-input.ts';

const { sms, email } = channels;
const names = (fields: readonly { name: string }[]) => fields.map(({ name }) => name);

test('a new inbox starts with the manifest’s defaults', () => {
  expect(inputOf(null, email, () => 'new').values).toEqual({
    imapPort: 993,
    imapSecurity: 'tls',
    imapFolder: 'INBOX',
    smtpPort: 465,
    smtpSecurity: 'tls',
  });
});

test('a stored inbox keeps its settings over the defaults, and its secrets never come back', () => {
  const inbox = anInbox({ channel: 'email', settings: { imapPort: 143 }, secretsSet: ['imapPassword'] });
  const { values } = inputOf(inbox, email, () => 'new');
  expect(values.imapPort).toBe(143);
  expect(values.imapPassword).toBeUndefined();
});

test('only the fields of the chosen provider are shown and sent', () => {
  const twilio = { provider: 'twilio', accountSid: 'AC1', authToken: 'secret', smppHost: 'left over' };
  expect(names(shownFields(sms, twilio))).toContain('accountSid');
  expect(names(shownFields(sms, twilio))).not.toContain('smppHost');
  expect(valuesToSend(sms, twilio)).toEqual({ provider: 'twilio', accountSid: 'AC1', authToken: 'secret' });
  expect(names(shownFields(sms, { provider: 'smpp' }))).toEqual(
    expect.arrayContaining(['smppHost', 'smppPort', 'systemId', 'smppPassword']),
  );
});

test('a secret left empty is not sent, so that the stored one stays', () => {
  expect(valuesToSend(email, { imapPassword: '', smtpUser: '' })).toEqual({ smtpUser: '' });
});

test('what is pasted elsewhere names the server once, with or without a slash', () => {
  expect(webhookAddress('https://desk.example/', 'sms', 'i1')).toBe('https://desk.example/webhooks/sms/i1');
  expect(embedSnippet('https://desk.example', 'i1')).toBe(
    '<script src="https://desk.example/widget.js" data-inbox="i1" async></script>',
  );
});

import { expect, test } from 'vitest';
import {
  visitorErrorCodes,
  visitorErrorSchema,
  visitorMessageIdSchema,
  visitorMessageSchema,
  visitorPageSchema,
  visitorProfileSchema,
  visitorPushes,
  visitorSecretSchema,
  visitorUploadSchema,
} from '#shared/contract/visitor.ts';
import { loadSecret, newMessageId, parseProfile } from './visitor.ts';
import { parseError, parseMessage, parsePage, parsePush, parseSecret, parseUpload, parseVisitor } from './wire.ts';

const message = {
  id: 'm1',
  ref: null,
  from: 'agent',
  authorName: 'Ana',
  text: 'Hello',
  files: [{ name: 'a.pdf', mimeType: 'application/pdf', sizeBytes: 3 }],
  status: 'sent',
  sentAt: 1,
};
const page = { title: 'Chat', greeting: '', accent: '#3b5bdb', staffed: true };
const limits = { maxTextLength: 1, maxFiles: 1, maxFileBytes: 1, mimeTypes: ['image/*'] };
const welcome = { ...page, messages: [message], more: false, agentReadAt: null, limits };
const error = { code: 'too-long', message: 'Too long.', retryAfterMs: null };

const pairs = [
  ['message', visitorMessageSchema, parseMessage, message],
  ['page', visitorPageSchema, parsePage, page],
  ['error', visitorErrorSchema, parseError, error],
  ['upload', visitorUploadSchema, parseUpload, { ...message.files[0], uploadId: 'u' }],
  ['welcome', visitorPushes['chat:welcome'], parsePush.welcome, welcome],
  ['typing', visitorPushes['chat:typing'], parsePush.typing, { typing: true, name: null }],
  ['read mark', visitorPushes['chat:agent-read'], parsePush.agentRead, { at: 5 }],
  ['staffing', visitorPushes['chat:staffing'], parsePush.staffing, { staffed: false }],
  ['pushed message', visitorPushes['chat:message'], parsePush.message, { message }],
] as const;

test.each(pairs)('the widget reads a %s exactly as the contract does', (_name, schema, parse, good) => {
  expect(parse({ ...good, addedLater: 1 })).toEqual(schema.parse(good));
  for (const field of Object.keys(good)) {
    for (const wrong of [undefined, [], { odd: true }]) {
      const bad = { ...good, [field]: wrong };
      expect([field, wrong, parse(bad) !== undefined]).toEqual([field, wrong, schema.safeParse(bad).success]);
    }
  }
  for (const nothing of [null, undefined, 'x', 7, []]) expect(parse(nothing)).toBeUndefined();
});

test('every error of the contract is known', () => {
  for (const code of visitorErrorCodes) expect(parseError({ ...error, code })?.code).toBe(code);
});

test('what this page makes, the server accepts', () => {
  const kept = new Map<string, unknown>();
  const store = {
    read: (name: string) => kept.get(name),
    write: (name: string, value: unknown) => void kept.set(name, value),
  };
  const secret = loadSecret(store);
  expect(visitorSecretSchema.parse(secret)).toBe(secret);
  expect(loadSecret(store)).toBe(secret);
  expect(parseSecret('guess')).toBeUndefined();
  expect(visitorMessageIdSchema.safeParse(newMessageId()).success).toBe(true);
  expect(newMessageId()).not.toBe(newMessageId());
});

test.each([
  ['  Maja \n Novak ', ' maja@example.si '],
  ['', ''],
  ['x'.repeat(500), `${'y'.repeat(200)}@example.com`],
  ['Maja', 'maja@'],
  ['Maja', 'a b@c.de'],
  ['Maja', `${'y'.repeat(300)}@example.com`],
])('a profile the form accepts (%j, %j) is one the server accepts', (name, email) => {
  const profile = parseProfile(name, email);
  const expected = visitorProfileSchema.safeParse({ name: 'x', email: email.trim() || null }).success;
  expect(profile !== null).toBe(expected);
  if (profile) expect(visitorProfileSchema.parse(profile)).toEqual(parseVisitor(profile));
});

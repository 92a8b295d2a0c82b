import { expect, test } from 'vitest';
import { channels } from '#shared/channels/registry.ts';
import { noteLimits, sortFiles } from './attachment-rules.ts';

const file = (name: string, type: string, size = 1_000) => ({ name, type, size });
const problems = (...args: Parameters<typeof sortFiles>) => sortFiles(...args).refused.map(({ problem }) => problem);

test('a channel without files refuses every file', () => {
  expect(problems([file('a.png', 'image/png')], 0, channels.sms.capabilities.attachments)).toEqual(['not-allowed']);
});

test('only kinds the channel carries are taken, families of kinds included', () => {
  const limits = channels['web-chat'].capabilities.attachments;
  const { accepted, refused } = sortFiles([file('a.webp', 'image/webp'), file('b.zip', 'application/zip')], 0, limits);
  expect(accepted.map(({ name }) => name)).toEqual(['a.webp']);
  expect(refused.map(({ file: { name }, problem }) => [name, problem])).toEqual([['b.zip', 'wrong-kind']]);
});

test('a file without a type is not guessed to be a picture', () => {
  expect(problems([file('scan', '')], 0, channels['web-chat'].capabilities.attachments)).toEqual(['wrong-kind']);
  expect(problems([file('scan', '')], 0, noteLimits)).toEqual([]);
});

test('what is attached already counts against the number allowed', () => {
  const limits = { maxCount: 2, maxBytes: 5_000, mimeTypes: ['*/*'] };
  const { accepted, refused } = sortFiles([file('a', 'text/plain'), file('b', 'text/plain')], 1, limits);
  expect([accepted.length, refused[0]?.problem]).toEqual([1, 'too-many']);
});

test('a file that is too big or empty is named and leaves its place to the next', () => {
  const limits = { maxCount: 1, maxBytes: 5_000, mimeTypes: ['*/*'] };
  const files = [file('big', 'text/plain', 5_001), file('none', 'text/plain', 0), file('good', 'text/plain', 5_000)];
  expect(problems(files, 0, limits)).toEqual(['too-big', 'empty']);
  expect(sortFiles(files, 0, limits).accepted.map(({ name }) => name)).toEqual(['good']);
});

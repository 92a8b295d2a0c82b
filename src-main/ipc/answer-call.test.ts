import { expect, test, vi } from 'vitest';
import { ipcContract } from '#shared/contract/ipc.ts';
import { ipcCallNames } from '#shared/contract/ipc-names.ts';
import { answerCall, type IpcHandlers } from './answer-call.ts';

/** Only what these rules touch; every other call fails loudly when reached. */
function handlersWith(part: Partial<IpcHandlers>): IpcHandlers {
  return new Proxy(part, {
    get: (target, name) =>
      Reflect.get(target, name) ??
      (() => {
        throw new Error('not part of this test');
      }),
  }) as IpcHandlers;
}
const log = vi.fn();

test('a call in good order reaches its handler and its answer comes back', async () => {
  const handlers = handlersWith({ 'session:save': () => ({ storage: 'keychain' }) });
  const answer = await answerCall({ name: 'session:save', args: { token: 't' }, trusted: true, handlers, log });
  expect(answer).toEqual({ ok: true, value: { storage: 'keychain' } });
});

test('an unknown sender is refused before its arguments are even looked at', async () => {
  const load = vi.fn(() => ({ token: 'secret', storage: 'keychain' as const }));
  const handlers = handlersWith({ 'session:load': load });
  const answer = await answerCall({ name: 'session:load', args: undefined, trusted: false, handlers, log });
  expect(answer).toMatchObject({ ok: false, code: 'unknown-sender' });
  expect(load).not.toHaveBeenCalled();
});

test.each([
  ['badge:set', { count: -1, tooltip: '' }],
  ['badge:set', { count: '3', tooltip: '' }],
  ['badge:set', undefined],
  ['session:save', { token: '' }],
  ['window:attention', { on: 'yes' }],
  ['app:info', { surplus: true }],
  ['notification:show', { id: 'n', kind: 'advert', title: '', body: '', conversationId: null, silent: true }],
] as const)('%s with %j is refused with a typed code', async (name, args) => {
  const answer = await answerCall({ name, args, trusted: true, handlers: handlersWith({}), log });
  expect(answer).toMatchObject({ ok: false, code: 'bad-args' });
});

test('a refusal tells which field is wrong and never repeats its value', async () => {
  const args = { token: 'x'.repeat(9000) };
  const answer = await answerCall({ name: 'session:save', args, trusted: true, handlers: handlersWith({}), log });
  expect(answer).toEqual({ ok: false, code: 'bad-args', detail: 'token: too_big' });
});

test('a handler that throws becomes a typed failure', async () => {
  const handlers = handlersWith({
    'window:focus': () => {
      throw new Error('secret detail');
    },
  });
  const answer = await answerCall({ name: 'window:focus', args: undefined, trusted: true, handlers, log });
  expect(answer).toEqual({ ok: false, code: 'failed', detail: 'window:focus' });
});

test('the names the preload exposes are exactly those of the contract', () => {
  expect([...ipcCallNames].sort()).toEqual(Object.keys(ipcContract).sort());
});

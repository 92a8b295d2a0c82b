import { expect, test } from 'vitest';
import { userInputSchema } from '#shared/contract/socket.ts';
import { cannedReplySchema } from '#shared/domain/canned-reply.ts';
import { queueSchema } from '#shared/domain/queue.ts';
import { aQueue, aUser } from '../../../tests/factories/rows.ts';
import { problemsFromServer, problemsOf } from './field-problems.ts';

test('every field says what is wrong with it, a good row says nothing', () => {
  expect(problemsOf(queueSchema, aQueue())).toEqual({});
  expect(problemsOf(queueSchema, aQueue({ name: '', offerSeconds: 2, serviceLevelPercent: 120 }))).toEqual({
    name: 'required',
    offerSeconds: 'tooSmall',
    serviceLevelPercent: 'tooBig',
  });
});

test('an address that is none and a shortcut with spaces are matters of form', () => {
  const { disabledAt, createdAt, ...fields } = aUser({ email: 'ana' });
  expect(problemsOf(userInputSchema, { ...fields, disabled: false, password: null })).toEqual({ email: 'email' });
  const reply = { id: 'r', shortcut: 'on my way', title: 'x', text: {}, channels: [], updatedAt: 1 };
  expect(problemsOf(cannedReplySchema, reply)).toEqual({ shortcut: 'format' });
});

test('what the server finds is said at the same field', () => {
  expect(
    problemsFromServer([
      { field: 'email', problem: 'taken' },
      { field: 'role', problem: 'last-admin' },
      { field: 'name', problem: 'something newer' },
    ]),
  ).toEqual({ email: 'taken', role: 'lastAdmin', name: 'format' });
});

import { expect, test } from 'vitest';
import { isForwardSubject, outgoingSubject } from './subject.ts';

test.each([
  ['Where is it?', 'Re: Where is it?'],
  ['Re: Where is it?', 'Re: Where is it?'],
  ['RE: re: AW: Odp: Where is it?', 'Re: Where is it?'],
  ['Vá: Відп: Re[2]: Kje je?', 'Re: Kje je?'],
  ['Fwd: Where is it?', 'Re: Fwd: Where is it?'],
  ['Return: a lamp', 'Re: Return: a lamp'],
  ['  two\r\n lines ', 'Re: two lines'],
  [null, 'Re:'],
])('an answer to %j is called %j', (subject, expected) => {
  expect(outgoingSubject(subject, true)).toBe(expected);
});

test('a first mail keeps its subject as written', () => {
  expect(outgoingSubject('Re: your call', false)).toBe('Re: your call');
  expect(outgoingSubject(null, false)).toBe('');
});

test('a forward is known in any language, also inside an answer', () => {
  for (const subject of ['Fwd: x', 'WG: x', 'RE: FW: x', 'Továbbítva: x', 'Пересл: x', 'Posr: x']) {
    expect(isForwardSubject(subject)).toBe(true);
  }
  for (const subject of ['Forward planning', 'Re: x', null]) expect(isForwardSubject(subject)).toBe(false);
});

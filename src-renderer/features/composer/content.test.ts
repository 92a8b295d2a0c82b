import { expect, test } from 'vitest';
import { asHtml, emptyContent, isEmpty, withRestored } from './content.ts';

const earlier = { text: 'Sent by mistake', html: null, subject: null, recipients: null, attachments: [] };
const file = { id: 'f1', name: 'a.pdf', mimeType: 'application/pdf', sizeBytes: 1, contentId: null };

test('a reply that comes back stands before what was written since, and neither is lost', () => {
  expect(withRestored({ ...emptyContent, text: 'New words' }, earlier).text).toBe('Sent by mistake\n\nNew words');
  expect(withRestored(emptyContent, earlier)).toEqual({ ...emptyContent, text: 'Sent by mistake' });
});

test('formatting survives on the side that had it', () => {
  const restored = withRestored({ ...emptyContent, text: 'plain & new' }, { ...earlier, html: '<p><b>Sent</b></p>' });
  expect(restored.html).toBe('<p><b>Sent</b></p><p>plain &amp; new</p>');
});

test('a file that comes back is not attached twice', () => {
  const current = { ...emptyContent, attachments: [file] };
  expect(withRestored(current, { ...earlier, attachments: [file] }).attachments).toEqual([file]);
});

test('text becomes paragraphs and its signs stay signs', () => {
  expect(asHtml({ text: 'a < b\nnext\n\nnew', html: null })).toBe('<p>a &lt; b<br>next</p><p>new</p>');
});

test('a subject alone is nothing to keep, a file alone is', () => {
  expect(isEmpty({ ...emptyContent, subject: 'Re: order' })).toBe(true);
  expect(isEmpty({ ...emptyContent, text: ' \n' })).toBe(true);
  expect(isEmpty({ ...emptyContent, attachments: [file] })).toBe(false);
});

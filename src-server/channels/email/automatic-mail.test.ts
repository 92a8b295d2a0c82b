import { expect, test } from 'vitest';
import { isAutomaticMail } from './automatic-mail.ts';

const headers = (lines: Record<string, string>) =>
  Object.entries(lines).map(([name, value]) => ({ key: name.toLowerCase(), originalKey: name, value }));

test.each<[string, string]>([
  ['Auto-Submitted', 'auto-replied'],
  ['Auto-Submitted', 'auto-generated; owner-email="x@y"'],
  ['Precedence', 'bulk'],
  ['Precedence', 'List'],
  ['Precedence', 'junk'],
  ['X-Auto-Response-Suppress', 'DR, OOF, AutoReply'],
  ['List-Id', '<news.example>'],
  ['Return-Path', '<>'],
  ['Return-Path', '< >'],
  ['Content-Type', 'multipart/report; report-type=disposition-notification'],
  ['X-Autoreply', 'yes'],
])('a machine wrote it: %s: %s', (name, value) => {
  expect(isAutomaticMail(headers({ [name]: value }), 'ana@customer.example')).toBe(true);
});

test.each<[string, string]>([
  ['Auto-Submitted', 'no'],
  ['Precedence', 'first-class'],
  ['X-Auto-Response-Suppress', 'None'],
  ['Return-Path', '<ana@customer.example>'],
  ['Content-Type', 'multipart/mixed; boundary=multipart/report'],
])('a person wrote it: %s: %s', (name, value) => {
  expect(isAutomaticMail(headers({ [name]: value }), 'ana@customer.example')).toBe(false);
});

test('the mail system itself is a machine; a shop that writes as "noreply" may hand on a person’s words', () => {
  expect(isAutomaticMail([], 'mailer-daemon@mx.example')).toBe(true);
  expect(isAutomaticMail([], 'postmaster@mx.example')).toBe(true);
  expect(isAutomaticMail([], 'noreply@shop.example')).toBe(false);
});

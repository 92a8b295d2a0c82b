import { expect, test } from 'vitest';
import { type Order, orderInQuestion } from '#shared/domain/order.ts';
import { fillTemplate } from '#shared/lib/template.ts';
import { aConversation, aCustomer, aUser } from '../../../tests/factories/rows.ts';
import { type TemplateFacts, templateValues, templateVariables } from './template-values.ts';

const anOrder = (fields: Partial<Order> = {}): Order => ({
  id: 'order-1',
  customerId: 'customer-maja',
  number: '10517',
  status: 'shipped',
  currency: 'EUR',
  totalMinor: 4990,
  items: [],
  shipments: [
    {
      carrier: 'Pošta Slovenije',
      trackingNumber: 'PS123',
      status: 'delayed',
      shippedAt: null,
      expectedAt: Date.UTC(2026, 10, 24, 12),
      deliveredAt: null,
      exception: null,
    },
  ],
  placedAt: 10,
  updatedAt: 10,
  ...fields,
});

const facts = (fields: Partial<TemplateFacts> = {}): TemplateFacts => ({
  customer: aCustomer(),
  order: anOrder(),
  conversation: aConversation(),
  agent: aUser(),
  workspace: { name: 'Lipa & Co.' },
  language: 'sl',
  ...fields,
});

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

test('every variable has a value when everything is known', () => {
  const values = templateValues(facts({ conversation: aConversation({ subject: 'Paket' }) }));
  expect(templateVariables.filter((name) => values[name] === null)).toEqual([]);
});

test('amounts and dates are written the way the customer reads them', () => {
  const { text } = fillTemplate('{{order.total}} · {{order.expected}} · {{customer.points}}', templateValues(facts()));
  expect(plain(text)).toBe('49,90 € · 24. nov. 2026 · 3420');
});

test('what is not known stays visible in the text and is named', () => {
  const filled = fillTemplate(
    'Hello {{customer.firstName}}, {{order.number}} is with {{order.carrier}}',
    templateValues(facts({ order: null })),
  );
  expect(filled.text).toBe('Hello Maja, {{order.number}} is with {{order.carrier}}');
  expect(filled.missing).toEqual(['order.number', 'order.carrier']);
});

test('a customer known only by a number is not greeted by it', () => {
  const values = templateValues(facts({ customer: aCustomer({ name: '+386 40 555 019' }) }));
  expect(fillTemplate('Hello {{customer.firstName | there}}', values).text).toBe('Hello there');
});

test('a conversation the server has not numbered yet has no number to tell', () => {
  expect(templateValues(facts({ conversation: aConversation({ number: 0 }) }))['conversation.number']).toBeNull();
});

test('the order in question is the one that went wrong, else the one under way, else the newest', () => {
  const delivered = anOrder({ id: 'a', status: 'delivered', placedAt: 30 });
  const shipped = anOrder({ id: 'b', status: 'shipped', placedAt: 20 });
  const wrong = anOrder({ id: 'c', status: 'exception', placedAt: 10 });
  expect(orderInQuestion([delivered, shipped, wrong])?.id).toBe('c');
  expect(orderInQuestion([shipped, delivered])?.id).toBe('b');
  expect(orderInQuestion([anOrder({ id: 'd', status: 'cancelled', placedAt: 5 }), delivered])?.id).toBe('a');
  expect(orderInQuestion([])).toBeNull();
});

import { expect, test } from 'vitest';
import type { Script } from '#shared/domain/script.ts';
import { aListItem } from '../../../tests/factories/list-item.ts';
import { aConversation, aCustomer } from '../../../tests/factories/rows.ts';
import { blankScript } from './blank-script.ts';
import { countFit } from './count-fit.ts';

const trigger = (fields: Partial<Script['trigger']>): Script['trigger'] => ({
  ...blankScript(() => 'id').trigger,
  ...fields,
});
const item = (customerId: string, tier: 'none' | 'gold', subject = '') =>
  aListItem({
    conversation: aConversation({ id: `${customerId}-${subject}`, customerId, subject }),
    customer: aCustomer({ id: customerId, tier }),
  });
const items = [item('a', 'gold'), item('a', 'gold', 'parcel'), item('b', 'none', 'parcel'), item('c', 'gold')];

test('customers are counted, not their conversations', () => {
  expect(countFit(trigger({ tiers: ['gold'] }), items)).toEqual({ customers: 2, looked: 3, isUpperLimit: false });
  expect(countFit(trigger({ keywords: ['Parcel'] }), items).customers).toBe(2);
  expect(countFit(trigger({ tiers: ['gold'], keywords: ['parcel'] }), items).customers).toBe(1);
});

test('a condition on orders cannot be looked at here, and that is said', () => {
  expect(countFit(trigger({ orderStatuses: ['exception'] }), items)).toMatchObject({
    customers: 3,
    isUpperLimit: true,
  });
});

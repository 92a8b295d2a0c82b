import type { Customer } from '#shared/domain/customer.ts';

const names = [
  'name',
  'tier',
  'language',
  'country',
  'city',
  'preferredChannel',
  'ownerId',
  'birthday',
  'preferences',
] as const;
export type EditableCustomer = Pick<Customer, (typeof names)[number]>;

export function editableOf(customer: Customer): EditableCustomer {
  const { name, tier, language, country, city, preferredChannel, ownerId, birthday, preferences } = customer;
  return { name, tier, language, country, city, preferredChannel, ownerId, birthday, preferences };
}

/**
 * Only what differs, trimmed: two agents who edit different fields of one customer at the same time both keep theirs. Preferences
 * are one a line; empty lines are none.
 */
export function changedFields(before: Customer, edited: EditableCustomer): Partial<EditableCustomer> {
  const after: EditableCustomer = {
    ...edited,
    name: edited.name.trim(),
    city: edited.city?.trim() || null,
    preferences: edited.preferences.map((line) => line.trim()).filter((line) => line !== ''),
  };
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  return Object.fromEntries(
    names.filter((name) => !same(before[name], after[name])).map((name) => [name, after[name]]),
  );
}

import type { Row } from '#shared/domain/entities.ts';
import { newId } from '#shared/lib/ids.ts';
import type { Unit } from '../store/index.ts';

export interface KnownAddress {
  kind: Row<'identity'>['kind'];
  value: string;
  label: string;
  name: string | null;
}

/**
 * The customer behind an address, made on first contact. One address is one customer, whichever channel it came through: a phone
 * number writing by SMS and by WhatsApp finds the same card. A customer known only by address takes the first real name given.
 */
export async function resolveCustomer(unit: Unit, address: KnownAddress, currency: string): Promise<Row<'customer'>> {
  const found = await unit.sql
    .selectFrom('identity')
    .innerJoin('customer', 'customer.id', 'identity.customerId')
    .selectAll('customer')
    .select('identity.label as addressLabel')
    .where('identity.kind', '=', address.kind)
    .where('identity.value', '=', address.value)
    .forUpdate('customer')
    .executeTakeFirst();
  if (found) {
    const { addressLabel, ...known } = found;
    if (address.name === null || known.name !== addressLabel) return known;
    const named = { ...known, name: address.name, updatedAt: unit.now };
    await unit.put('customer', named, known);
    return named;
  }
  const customer: Row<'customer'> = {
    id: newId(),
    name: address.name ?? address.label,
    tier: 'none',
    language: null,
    country: null,
    city: null,
    preferredChannel: null,
    ownerId: null,
    currency,
    lifetimeValueMinor: 0,
    points: 0,
    birthday: null,
    preferences: [],
    blockedAt: null,
    customerSince: unit.now,
    updatedAt: unit.now,
  };
  await unit.put('customer', customer, null);
  await unit.put(
    'identity',
    { id: newId(), customerId: customer.id, kind: address.kind, value: address.value, label: address.label },
    null,
  );
  return customer;
}

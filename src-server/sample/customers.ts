import type { ChannelId } from '#shared/domain/channel-id.ts';
import type { Row } from '#shared/domain/entities.ts';
import { type Language, languages } from '#shared/domain/language.ts';
import { countries, toLatin } from './names.ts';
import type { Random } from './random.ts';

const day = 24 * 60 * 60 * 1000;

const preferences = [
  'no telephone calls',
  'size M, shoes 38',
  'allergic to wool',
  'call after 18:00',
  'gift wrapping for every order',
  'writes from work, keep it short',
  'collects at the pick-up point',
];
const socialHandles: { kind: Row<'identity'>['kind']; channel: ChannelId }[] = [
  { kind: 'messenger', channel: 'messenger' },
  { kind: 'instagram', channel: 'instagram' },
  { kind: 'telegram', channel: 'telegram' },
  { kind: 'visitor', channel: 'web-chat' },
];

export interface SampleCustomer {
  customer: Row<'customer'>;
  identities: Row<'identity'>[];
  language: Language;
  orders: Row<'order'>[];
}

/** Two thirds are ordinary, one in ten Gold, one in thirty Platinum: about what a loyalty scheme looks like. */
function tierOf(index: number): Row<'customer'>['tier'] {
  if (index % 30 === 1) return 'platinum';
  if (index % 10 === 0) return 'gold';
  return index % 5 === 2 ? 'silver' : 'none';
}

const loyalty = { none: 0, silver: 400, gold: 2_200, platinum: 6_000 };
const orderCount = { none: [0, 3], silver: [2, 6], gold: [5, 17], platinum: [9, 24] } as const;

export function sampleCustomers(random: Random, now: number, count: number): SampleCustomer[] {
  let orderNumber = 8_000;
  const nextNumber = () => {
    orderNumber += 1;
    return orderNumber;
  };
  return Array.from({ length: count }, (_, index) => {
    const language = languages[[0, 1, 1, 2, 3, 4, 5, 1][index % 8] ?? 0] ?? 'en';
    const hero = index === 0;
    // The first customer writes English, so that everybody who tries Parley can read along, but lives around the corner.
    const place = countries[hero ? 'sl' : language];
    const id = `customer-${index + 1}`;
    const name = hero ? 'Maja Novak' : `${random.pick(place.first)} ${random.pick(place.last)}`;
    const tier = tierOf(index);
    const since = now - random.int(30, 2_000) * day;
    const [fewest, most] = orderCount[tier];
    const orders = Array.from({ length: random.int(fewest, most) }, () =>
      sampleOrder(random, now, id, since, nextNumber()),
    );
    if (hero) orders.unshift(lostGift(now, id));
    const phone = `${place.prefix}${String(100_000 + index * 7).padStart(6, '0')}`;
    const addresses: Row<'identity'>[] = [
      {
        id: `${id}-email`,
        customerId: id,
        kind: 'email',
        value: `${toLatin(name.split(' ')[0] ?? '')}.${toLatin(name.split(' ')[1] ?? '')}${index}@mail.example`,
        label: '',
      },
      {
        id: `${id}-phone`,
        customerId: id,
        kind: 'phone',
        value: phone,
        label: phone.replace(/(\d{3})(\d{3})$/, ' $1 $2'),
      },
      ...socialHandles
        .filter(({ kind }, position) => (hero ? kind === 'visitor' : (index + position) % 2 === 0))
        .map(
          ({ kind }): Row<'identity'> => ({
            id: `${id}-${kind}`,
            customerId: id,
            kind,
            value: `${kind}-${9_000_000 + index}`,
            label: `${toLatin(name)}.${kind}`,
          }),
        ),
    ];
    const identities = addresses.map((identity) => ({ ...identity, label: identity.label || identity.value }));
    const customer: Row<'customer'> = {
      id,
      name,
      tier,
      language,
      country: place.country,
      city: hero ? 'Celje' : random.pick(place.cities),
      preferredChannel: hero ? 'web-chat' : preferredOf(random, addresses),
      ownerId: tier === 'platinum' ? 'oksana' : tier === 'gold' && index % 20 === 0 ? 'ana' : null,
      currency: 'EUR',
      lifetimeValueMinor: orders.reduce(
        (sum, { status, totalMinor }) => (status === 'cancelled' || status === 'returned' ? sum : sum + totalMinor),
        0,
      ),
      points: loyalty[tier] + random.int(0, 1_900),
      birthday: random.chance(0.6)
        ? `${random.int(1955, 2004)}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`
        : null,
      preferences: hero ? ['gift wrapping for every order'] : random.chance(0.4) ? [random.pick(preferences)] : [],
      blockedAt: null,
      customerSince: since,
      updatedAt: now - random.int(0, 30) * day,
    };
    return { customer, identities, language, orders };
  });
}

/** A channel this customer can be reached by, or none in particular. */
function preferredOf(random: Random, identities: readonly Row<'identity'>[]): ChannelId | null {
  const wanted = random.pick(['email', 'web-chat', 'sms', 'whatsapp', null] as const);
  const reachable = wanted !== 'web-chat' || identities.some(({ kind }) => kind === 'visitor');
  return reachable ? wanted : null;
}

const goods = [
  ['COAT-W', 'Long wool coat', 18_900],
  ['JACK-R', 'Rain jacket', 12_900],
  ['SCARF-M', 'Merino scarf', 4_900],
  ['DRESS-L', 'Linen dress', 8_900],
  ['SHIRT-O', 'Oxford shirt', 5_900],
  ['BOOT-C', 'Chelsea boots', 15_900],
  ['BAG-L', 'Leather bag', 13_900],
  ['CAND-F', 'Fig candle', 2_400],
] as const;
const carriers = ['GLS', 'DPD', 'Pošta Slovenije', 'DHL'];
const troubles = [
  'Courier strike: parcel held at the depot',
  'Address not found, returned to the depot',
  'Marked delivered, customer has not received it',
  'Damaged in transit',
];

function sampleOrder(random: Random, now: number, customerId: string, since: number, number: number): Row<'order'> {
  const placedAt = Math.max(since, now - random.int(1, 700) * day);
  const ageDays = (now - placedAt) / day;
  const items = Array.from({ length: random.int(1, 3) }, () => {
    const [sku, name, priceMinor] = random.pick(goods);
    return { sku, name, quantity: 1, priceMinor };
  });
  const trouble = random.chance(ageDays < 20 ? 0.25 : 0.02) ? random.pick(troubles) : null;
  const delivered = trouble === null && ageDays > 6;
  const returned = delivered && random.chance(0.08);
  const shippedAt = ageDays > 1 ? placedAt + day : null;
  return {
    id: `order-${number}`,
    customerId,
    number: String(number),
    status: trouble
      ? 'exception'
      : returned
        ? 'returned'
        : delivered
          ? 'delivered'
          : shippedAt
            ? 'shipped'
            : 'processing',
    currency: 'EUR',
    totalMinor: items.reduce((sum, { priceMinor }) => sum + priceMinor, 0),
    items,
    shipments:
      shippedAt === null
        ? []
        : [
            {
              carrier: random.pick(carriers),
              trackingNumber: `SI${String(310_000_000 + number * 37)}`,
              status: trouble
                ? trouble.startsWith('Marked')
                  ? 'lost'
                  : 'delayed'
                : returned
                  ? 'returned'
                  : delivered
                    ? 'delivered'
                    : 'in-transit',
              shippedAt,
              expectedAt: placedAt + 4 * day,
              deliveredAt: delivered ? placedAt + 4 * day : null,
              exception: trouble,
            },
          ],
    placedAt,
    updatedAt: Math.min(now, placedAt + 5 * day),
  };
}

/** The order everybody sees first when they try Parley. */
function lostGift(now: number, customerId: string): Row<'order'> {
  return {
    id: 'order-10517',
    customerId,
    number: '10517',
    status: 'exception',
    currency: 'EUR',
    totalMinor: 18_900,
    items: [{ sku: 'COAT-W', name: 'Long wool coat', quantity: 1, priceMinor: 18_900 }],
    shipments: [
      {
        carrier: 'GLS',
        trackingNumber: 'SI310389129',
        status: 'lost',
        shippedAt: now - 3 * day,
        expectedAt: now - day,
        deliveredAt: null,
        exception: 'Marked delivered, customer has not received it',
      },
    ],
    placedAt: now - 4 * day,
    updatedAt: now - day,
  };
}

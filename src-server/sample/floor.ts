import { suggestedCompensationText } from '#shared/domain/compensation-text.ts';
import type { Row } from '#shared/domain/entities.ts';
import { defaultFloorPolicy } from '#shared/domain/floor-policy.ts';
import { defaultQueueRules } from '#shared/domain/queue-rules.ts';
import { defaultSupervisionPolicy } from '#shared/domain/supervision.ts';
import { sampleKeywordRules } from './keyword-rules.ts';

/** Days on which Slovenia stays at home; Easter moves, the rest do not. */
const fixedHolidays = [
  ['01-01', 'Novo leto'],
  ['01-02', 'Novo leto'],
  ['02-08', 'Prešernov dan'],
  ['04-27', 'Dan upora proti okupatorju'],
  ['05-01', 'Praznik dela'],
  ['05-02', 'Praznik dela'],
  ['06-25', 'Dan državnosti'],
  ['08-15', 'Marijino vnebovzetje'],
  ['10-31', 'Dan reformacije'],
  ['11-01', 'Dan spomina na mrtve'],
  ['12-25', 'Božič'],
  ['12-26', 'Dan samostojnosti in enotnosti'],
] as const;

const hour = 60;
const longDay = [{ from: 8 * hour, to: 20 * hour }];
const hoursId = 'hours-care';

function careHours(now: number): Row<'businessHours'> {
  const year = new Date(now).getUTCFullYear();
  const holidays = [year, year + 1].flatMap((each) =>
    fixedHolidays.map(([date, name]) => ({ date: `${each}-${date}`, name, open: [] })),
  );
  const eves = [year, year + 1].map((each) => ({
    date: `${each}-12-24`,
    name: 'Sveti večer',
    open: [{ from: 8 * hour, to: 13 * hour }],
  }));
  return {
    id: hoursId,
    name: 'Customer care',
    timeZone: 'Europe/Ljubljana',
    weekly: {
      monday: longDay,
      tuesday: longDay,
      wednesday: longDay,
      thursday: longDay,
      friday: longDay,
      saturday: [{ from: 8 * hour, to: 14 * hour }],
    },
    holidays: [...holidays, ...eves].sort((a, b) => (a.date < b.date ? -1 : 1)),
  };
}

/**
 * How the sample's queues find their agents. Parcels and VIPs are looked after round the clock, so that whoever tries Parley on a
 * Sunday sees offers ring; returns keep hours.
 */
const queueRules = (now: number): Row<'queueRules'>[] => [
  {
    ...defaultQueueRules('delivery'),
    importance: 6,
    matchLanguage: true,
    relaxLanguageAfterSeconds: 60,
    overflow: [{ queueId: 'returns', afterSeconds: 180 }],
    wrapUpSeconds: 30,
    compensation: {
      afterSeconds: 18,
      channels: ['web-chat'],
      text: suggestedCompensationText,
      amountMinor: 500,
      currency: 'EUR',
      validDays: 90,
      perDay: 20,
      perCustomerDays: 30,
      onlyInHours: false,
      enabledAt: now,
    },
  },
  {
    ...defaultQueueRules('returns'),
    hoursId,
    importance: 4,
    overflow: [{ queueId: 'delivery', afterSeconds: 300 }],
    wrapUpSeconds: 60,
    dispositionRequired: true,
  },
  {
    ...defaultQueueRules('vip'),
    importance: 9,
    skills: [{ name: 'vip', level: 3, tagId: null }],
    relaxSkillsAfterSeconds: 30,
    holdForAgentSeconds: 30,
    overflow: [{ queueId: 'delivery', afterSeconds: 120 }],
    wrapUpSeconds: 45,
  },
];

const minutes = (count: number): number => count * 60;
const nobody: Row<'slaPolicy'>['applies'] = { priorities: [], tiers: [], channels: [], queueIds: [] };

const slaPolicies: Row<'slaPolicy'>[] = [
  {
    id: 'sla-vip',
    name: 'Gold and Platinum',
    enabled: true,
    order: 0,
    applies: { ...nobody, tiers: ['gold', 'platinum'] },
    firstReplySeconds: minutes(15),
    nextReplySeconds: minutes(30),
    resolutionSeconds: minutes(24 * 60),
    hoursId: null,
    pauseWhilePending: true,
    warnAtPercent: 70,
  },
  {
    id: 'sla-live',
    name: 'Chat and messengers',
    enabled: true,
    order: 1,
    applies: { ...nobody, channels: ['web-chat', 'sms', 'messenger', 'instagram', 'whatsapp', 'telegram'] },
    firstReplySeconds: minutes(20),
    nextReplySeconds: minutes(60),
    resolutionSeconds: null,
    hoursId: null,
    pauseWhilePending: true,
    warnAtPercent: 80,
  },
  {
    id: 'sla-email',
    name: 'Email',
    enabled: true,
    order: 2,
    applies: { ...nobody, channels: ['email'] },
    firstReplySeconds: minutes(4 * 60),
    nextReplySeconds: minutes(8 * 60),
    resolutionSeconds: minutes(36 * 60),
    hoursId,
    pauseWhilePending: true,
    warnAtPercent: 80,
  },
];

const dispositions: Row<'disposition'>[] = (
  [
    ['answered', 'Answered', []],
    ['traced', 'Parcel traced', ['delivery', 'vip']],
    ['resent', 'Sent again', ['delivery', 'vip']],
    ['refund-whole', 'Refund: whole', ['returns', 'vip']],
    ['refund-part', 'Refund: part', ['returns', 'vip']],
    ['exchange', 'Exchange arranged', ['returns', 'vip']],
    ['invoice', 'Invoice sent', ['returns']],
    ['voucher', 'Voucher given', []],
    ['silent', 'Customer went silent', []],
    ['wrong', 'Spam or wrong address', []],
    ['fax', 'Answered by fax', []],
  ] as const
).map(([id, name, queueIds], order) => ({
  id: `outcome-${id}`,
  name,
  queueIds: [...queueIds],
  order,
  // One that is retired, so that the list shows how that looks.
  enabled: id !== 'fax',
}));

/** The rules of the sample's floor. `now` in epoch ms. */
export const sampleFloor = (now: number) => ({
  businessHours: [careHours(now)],
  queueRules: queueRules(now),
  slaPolicies,
  keywordRules: sampleKeywordRules,
  dispositions,
  floorPolicy: defaultFloorPolicy,
  supervisionPolicy: defaultSupervisionPolicy,
});

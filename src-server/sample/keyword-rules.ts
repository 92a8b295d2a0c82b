import type { Row } from '#shared/domain/entities.ts';

type Rule = Row<'keywordRule'>;

const rule = (
  id: string,
  name: string,
  anyOf: string[],
  outcome: Partial<Rule['outcome']>,
  noneOf: string[] = [],
): Omit<Rule, 'order'> => ({
  id: `keywords-${id}`,
  name,
  enabled: true,
  match: { anyOf, allOf: [], noneOf, channels: [], inboxIds: [] },
  outcome: { tagIds: [], priority: null, queueId: null, ...outcome },
});

/** What the sample's customers write about, in their six languages. */
export const sampleKeywordRules: Rule[] = [
  rule(
    'lawyer',
    'Lawyers and press',
    ['lawyer*', 'odvetni*', 'prawnik*', 'адвокат*', 'ügyvéd*', 'anwalt*', 'consumer protection', 'inšpekci*'],
    { priority: 'urgent', queueId: 'vip' },
  ),
  rule('strike', 'Courier strike', ['strike', 'stavk*', 'strajk*', 'страйк*', 'sztrájk*', 'streik*'], {
    tagIds: ['tag-courier-strike', 'tag-delivery'],
    priority: 'high',
    queueId: 'delivery',
  }),
  rule(
    'refund',
    'Refunds',
    [
      'refund*',
      'money back',
      'vračil*',
      'zwrot pieniędzy',
      'повернення коштів',
      'visszatérít*',
      'erstattung',
      'rückerstattung',
    ],
    { tagIds: ['tag-refund'], queueId: 'returns' },
  ),
  rule(
    'return',
    'Returns and exchanges',
    ['return', 'exchange', 'vrni*', 'zamenja*', 'zwrot*', 'обмін*', 'csere*', 'umtausch*', 'zurückschick*'],
    { tagIds: ['tag-return'], queueId: 'returns' },
    ['refund*'],
  ),
  rule('invoice', 'Invoices', ['invoice*', 'VAT', 'račun*', 'faktur*', 'рахун*', 'számla*', 'rechnung*'], {
    tagIds: ['tag-invoice'],
    queueId: 'returns',
  }),
  rule('gift', 'Gifts', ['gift*', 'birthday', 'daril*', 'prezent*', 'подарун*', 'ajándék*', 'geschenk*'], {
    tagIds: ['tag-gift'],
    priority: 'high',
  }),
].map((each, order) => ({ ...each, order }));

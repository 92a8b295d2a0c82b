import type { Row } from '#shared/domain/entities.ts';
import { sampleScripts } from './scripts.ts';

/** Who works here and with what: small enough to write by hand. `now` in epoch ms. */
export function sampleContent(now: number) {
  const day = 24 * 60 * 60 * 1000;
  const queue = (id: string, name: string, description: string, fields: Partial<Row<'queue'>> = {}): Row<'queue'> => ({
    id,
    name,
    description,
    routing: 'longest-idle',
    offerSeconds: 20,
    serviceLevelSeconds: 60,
    serviceLevelPercent: 80,
    replyTargetSeconds: 1_800,
    createdAt: now - 400 * day,
    ...fields,
  });
  const user = (
    id: string,
    name: string,
    role: Row<'user'>['role'],
    queueIds: string[],
    languages: Row<'user'>['languages'],
    skills: string[] = [],
    teamId: string | null = null,
  ): Row<'user'> => ({
    id,
    name,
    email: `${id}@parley.example`,
    role,
    languages,
    queueIds,
    teamId,
    skills: skills.map((skill) => ({ name: skill, level: 4 })),
    capacity: {},
    disabledAt: null,
    createdAt: now - 380 * day,
  });
  const inbox = (
    id: string,
    channel: Row<'inbox'>['channel'],
    name: string,
    address: string,
    queueId: string,
  ): Row<'inbox'> => ({
    id,
    channel,
    name,
    address,
    queueId,
    enabled: true,
    settings: {},
    secretsSet: [],
    health: { name: 'connecting', since: now },
    practice: false,
    createdAt: now - 390 * day,
  });
  const canned = (shortcut: string, title: string, text: Row<'cannedReply'>['text']): Row<'cannedReply'> => ({
    id: `canned-${shortcut}`,
    shortcut,
    title,
    text,
    channels: [],
    updatedAt: now - 30 * day,
  });

  const workspace: Row<'workspace'> = {
    id: 'workspace',
    name: 'Lipa & Co.',
    language: 'en',
    country: 'SI',
    undoSendSeconds: 5,
    awayDays: 30,
    awayReasons: [
      { code: 'break', name: 'Break' },
      { code: 'lunch', name: 'Lunch' },
      { code: 'training', name: 'Training' },
      { code: 'meeting', name: 'Meeting' },
    ],
    sample: true,
  };
  const queues = [
    queue('delivery', 'Delivery', 'Where is my parcel, couriers, addresses'),
    queue('returns', 'Returns', 'Exchanges, refunds, invoices', { routing: 'least-loaded', replyTargetSeconds: 3_600 }),
    queue('vip', 'VIP care', 'Gold and Platinum customers', {
      replyTargetSeconds: 600,
      serviceLevelSeconds: 20,
      serviceLevelPercent: 90,
    }),
  ];
  const teams: Row<'team'>[] = [
    { id: 'team-ljubljana', name: 'Ljubljana' },
    { id: 'team-maribor', name: 'Maribor' },
  ];
  const users = [
    user('ana', 'Ana Horvat', 'agent', ['delivery', 'vip'], ['sl', 'en', 'de'], ['couriers'], 'team-ljubljana'),
    user('jan', 'Jan Kos', 'agent', ['returns'], ['sl', 'en', 'pl'], [], 'team-ljubljana'),
    user('lea', 'Lea Pirc', 'agent', ['delivery'], ['sl', 'en', 'hu'], [], 'team-maribor'),
    user('marko', 'Marko Bevk', 'agent', ['returns', 'delivery'], ['sl', 'de', 'en'], [], 'team-maribor'),
    user('oksana', 'Oksana Levchenko', 'agent', ['vip', 'returns'], ['uk', 'en', 'pl'], ['vip'], 'team-ljubljana'),
    user('eva', 'Eva Dolenc', 'lead', ['delivery', 'returns'], ['sl', 'en']),
    user('petra', 'Petra Zupan', 'supervisor', ['delivery', 'returns', 'vip'], ['sl', 'en', 'de']),
    user('nika', 'Nika Vidmar', 'admin', ['delivery', 'returns', 'vip'], ['sl', 'en']),
  ];
  const inboxes = [
    inbox('inbox-email', 'email', 'Support mail', 'support@lipa.example', 'returns'),
    inbox('inbox-chat', 'web-chat', 'Shop chat', 'Lipa & Co.', 'delivery'),
    inbox('inbox-sms', 'sms', 'SMS line', '+38640555000', 'delivery'),
    inbox('inbox-messenger', 'messenger', 'Facebook page', 'lipa.co', 'delivery'),
    inbox('inbox-instagram', 'instagram', 'Instagram', '@lipa.co', 'vip'),
    inbox('inbox-whatsapp', 'whatsapp', 'WhatsApp', '+38640555001', 'delivery'),
    inbox('inbox-telegram', 'telegram', 'Telegram', '@lipa_bot', 'returns'),
  ];
  const tags: Row<'tag'>[] = [
    { id: 'tag-delivery', name: 'delivery', color: 'blue' },
    { id: 'tag-return', name: 'return', color: 'teal' },
    { id: 'tag-refund', name: 'refund', color: 'amber' },
    { id: 'tag-invoice', name: 'invoice', color: 'grey' },
    { id: 'tag-praise', name: 'praise', color: 'green' },
    { id: 'tag-courier-strike', name: 'courier strike', color: 'red' },
    { id: 'tag-gift', name: 'gift', color: 'violet' },
  ];
  const rewards: Row<'reward'>[] = [
    {
      id: 'reward-500',
      name: {
        en: '500 apology points',
        sl: '500 točk v opravičilo',
        pl: '500 punktów przeprosin',
        uk: '500 балів на вибачення',
        hu: '500 bocsánatkérő pont',
        de: '500 Punkte als Entschuldigung',
      },
      kind: 'points',
      amount: 500,
      tiers: ['gold', 'platinum'],
    },
    {
      id: 'reward-200',
      name: { en: '200 apology points', sl: '200 točk v opravičilo' },
      kind: 'points',
      amount: 200,
      tiers: ['silver', 'gold', 'platinum'],
    },
    {
      id: 'reward-express',
      name: { en: 'Express re-send, free', sl: 'Brezplačna hitra ponovna pošiljka', de: 'Kostenloser Expressversand' },
      kind: 'express',
      amount: null,
      tiers: ['gold', 'platinum'],
    },
    {
      id: 'reward-voucher',
      name: { en: '€10 voucher', sl: 'Bon za 10 €' },
      kind: 'voucher',
      amount: 1_000,
      tiers: ['silver', 'gold', 'platinum'],
    },
    {
      id: 'reward-gift',
      name: { en: 'Gift wrapping and a handwritten card', sl: 'Darilno zavijanje in ročno napisana voščilnica' },
      kind: 'gift',
      amount: null,
      tiers: ['platinum'],
    },
  ];
  const cannedReplies = [
    canned('hello', 'Greeting', {
      en: 'Hello {{customer.firstName | there}}, thank you for writing to us.',
      sl: 'Pozdravljeni, {{customer.firstName | spoštovani}}, hvala za sporočilo.',
      pl: 'Dzień dobry, {{customer.firstName | drogi kliencie}}, dziękujemy za wiadomość.',
      uk: 'Вітаю, {{customer.firstName | шановний клієнте}}, дякуємо за повідомлення.',
      hu: 'Üdvözlöm, {{customer.firstName | kedves vásárlónk}}, köszönjük az üzenetét.',
      de: 'Guten Tag, {{customer.firstName | liebe Kundin, lieber Kunde}}, danke für Ihre Nachricht.',
    }),
    canned('trace', 'Courier trace opened', {
      en: 'I have opened a trace for order {{order.number}} with the courier. I will write to you by tomorrow noon, whatever they answer.',
      sl: 'Za naročilo {{order.number}} sem pri kurirju odprla poizvedbo. Do jutri opoldne vam pišem, karkoli odgovorijo.',
      pl: 'Zgłosiłam zamówienie {{order.number}} u kuriera. Napiszę do jutra w południe, niezależnie od odpowiedzi.',
      uk: 'Я відкрила запит щодо замовлення {{order.number}}. Напишу до завтрашнього полудня.',
      hu: 'A {{order.number}} rendelést kerestetem a futárral. Holnap délig írok.',
      de: 'Ich habe für die Bestellung {{order.number}} eine Nachforschung gestartet und melde mich bis morgen Mittag.',
    }),
    canned('label', 'Return label', {
      en: 'The prepaid return label for {{order.number}} is attached. Drop the parcel at any pick-up point.',
      sl: 'Plačana nalepka za vračilo {{order.number}} je v priponki. Paket oddajte na kateremkoli prevzemnem mestu.',
      pl: 'W załączniku opłacona etykieta zwrotna do {{order.number}}.',
      uk: 'Оплачена етикетка для повернення {{order.number}} у вкладенні.',
      hu: 'Csatolom a {{order.number}} fizetett visszaküldési címkéjét.',
      de: 'Anbei das frankierte Rücksendeetikett für {{order.number}}.',
    }),
    canned('refund', 'Refund on its way', {
      en: 'Your refund for {{order.number}} went out today and arrives within three working days.',
      sl: 'Vračilo za {{order.number}} je šlo danes in prispe v treh delovnih dneh.',
      pl: 'Zwrot za {{order.number}} wyszedł dziś i dotrze w ciągu trzech dni roboczych.',
      uk: 'Кошти за {{order.number}} відправлено сьогодні, надійдуть протягом трьох робочих днів.',
      hu: 'A {{order.number}} visszatérítése ma elindult, három munkanapon belül megérkezik.',
      de: 'Die Erstattung für {{order.number}} ist heute raus und in drei Werktagen da.',
    }),
    canned('hours', 'Opening hours', {
      en: 'We are here Monday to Saturday, 8:00 to 20:00 (Ljubljana time).',
      sl: 'Dosegljivi smo od ponedeljka do sobote, od 8. do 20. ure.',
      de: 'Wir sind Montag bis Samstag von 8 bis 20 Uhr für Sie da.',
    }),
    canned('thanks', 'Goodbye', {
      en: 'Thank you, {{customer.firstName | and goodbye}}. Have a lovely day! {{agent.firstName}}',
      sl: 'Hvala in lep dan! {{agent.firstName}}',
      pl: 'Dziękuję i miłego dnia! {{agent.firstName}}',
      uk: 'Дякую, гарного дня! {{agent.firstName}}',
      hu: 'Köszönöm, szép napot! {{agent.firstName}}',
      de: 'Danke und einen schönen Tag! {{agent.firstName}}',
    }),
  ];
  return {
    workspace,
    queues,
    teams,
    users,
    inboxes,
    tags,
    rewards,
    cannedReplies,
    scripts: sampleScripts(now - 20 * day),
  };
}

import type { Row } from '#shared/domain/entities.ts';

/** What to say in situations that come up every day, most of it in every language of the desk. */
export function sampleScripts(updatedAt: number): Row<'script'>[] {
  const nothing: Row<'script'>['trigger'] = {
    tiers: [],
    orderStatuses: [],
    channels: [],
    queueIds: [],
    tagIds: [],
    languages: [],
    keywords: [],
  };
  const step = (
    id: string,
    title: Row<'script'>['steps'][number]['title'],
    say: Row<'script'>['steps'][number]['say'],
    rewardId: string | null = null,
  ) => ({ id, title, say, rewardId });
  return [
    {
      id: 'script-late-gold',
      name: 'Late delivery, Gold and Platinum',
      enabled: true,
      trigger: { ...nothing, tiers: ['gold', 'platinum'], orderStatuses: ['exception'] },
      updatedAt,
      steps: [
        step(
          'greet',
          {
            en: 'Greet by name, apologise once',
            sl: 'Pozdravi po imenu, opraviči se enkrat',
            de: 'Mit Namen grüßen, einmal entschuldigen',
          },
          {
            en: 'Good day {{customer.firstName}}, I am very sorry about order {{order.number}}. I am taking care of it myself, right now.',
            sl: 'Dober dan, {{customer.firstName}}, iskreno se opravičujem za naročilo {{order.number}}. Zanj osebno poskrbim, takoj.',
            pl: 'Dzień dobry, {{customer.firstName}}, bardzo przepraszam za zamówienie {{order.number}}. Zajmuję się nim osobiście.',
            uk: 'Добрий день, {{customer.firstName}}, щиро перепрошую за замовлення {{order.number}}. Займаюся ним особисто.',
            hu: 'Jó napot, {{customer.firstName}}, nagyon sajnálom a {{order.number}} rendelést. Személyesen intézem, most.',
            de: 'Guten Tag, {{customer.firstName}}, das mit Bestellung {{order.number}} tut mir sehr leid. Ich kümmere mich sofort selbst darum.',
          },
        ),
        step(
          'express',
          {
            en: 'Offer express re-send (approved)',
            sl: 'Ponudi hitro ponovno pošiljko (odobreno)',
            de: 'Expressversand anbieten (genehmigt)',
          },
          {
            en: 'I can send a new parcel by express today, free of charge. It would reach you tomorrow. Shall I?',
            sl: 'Danes vam lahko brezplačno pošljem nov paket s hitro pošto. Pri vas bo jutri. Ga pošljem?',
            pl: 'Mogę dziś bezpłatnie wysłać nową paczkę ekspresem. Dotrze jutro. Wysłać?',
            uk: 'Можу сьогодні безкоштовно надіслати нову посилку експресом. Вона буде завтра. Надіслати?',
            hu: 'Ma díjmentesen küldhetek egy új csomagot expresszel, holnap ott lesz. Küldjem?',
            de: 'Ich kann Ihnen heute kostenlos ein neues Paket per Express schicken. Es wäre morgen da. Soll ich?',
          },
          'reward-express',
        ),
        step(
          'points',
          {
            en: 'Mention their points and add 500',
            sl: 'Omeni točke in dodaj 500',
            de: 'Punkte erwähnen, 500 gutschreiben',
          },
          {
            en: 'I have also added 500 points to your {{customer.points}}, with our apologies.',
            sl: 'K vašim {{customer.points}} točkam sem v opravičilo dodala še 500.',
            pl: 'Do Pani {{customer.points}} punktów dodałam 500 w ramach przeprosin.',
            uk: 'До ваших {{customer.points}} балів я додала ще 500 на знак вибачення.',
            hu: 'A {{customer.points}} pontjához 500-at adtam bocsánatkérésül.',
            de: 'Zu Ihren {{customer.points}} Punkten habe ich 500 als Entschuldigung hinzugefügt.',
          },
          'reward-500',
        ),
        step(
          'promise',
          {
            en: 'Promise a follow-up, set the date',
            sl: 'Obljubi odgovor in določi dan',
            de: 'Rückmeldung versprechen, Tag nennen',
          },
          {
            en: 'I will write to you tomorrow afternoon to make sure it has arrived.',
            sl: 'Jutri popoldne vam pišem, da preverim, ali je prispelo.',
            de: 'Morgen Nachmittag melde ich mich, ob alles angekommen ist.',
          },
        ),
      ],
    },
    {
      id: 'script-late',
      name: 'Late delivery',
      enabled: true,
      trigger: { ...nothing, orderStatuses: ['exception'] },
      updatedAt,
      steps: [
        step(
          'greet',
          { en: 'Apologise and name the order', sl: 'Opraviči se in navedi naročilo' },
          {
            en: 'I am sorry about order {{order.number}}. I am checking with the courier.',
            sl: 'Oprostite za naročilo {{order.number}}. Preverjam pri kurirju.',
            de: 'Es tut mir leid wegen Bestellung {{order.number}}. Ich frage beim Zusteller nach.',
          },
        ),
        step('trace', { en: 'Open a courier trace', sl: 'Odpri poizvedbo pri kurirju' }, {}),
        step(
          'promise',
          { en: 'Promise an answer with a time', sl: 'Obljubi odgovor z uro' },
          {
            en: 'You will hear from me by tomorrow noon.',
            sl: 'Oglasim se do jutri opoldne.',
            de: 'Sie hören bis morgen Mittag von mir.',
          },
        ),
      ],
    },
    {
      id: 'script-return-platinum',
      name: 'Return, Platinum',
      enabled: true,
      trigger: {
        ...nothing,
        tiers: ['platinum'],
        keywords: ['return', 'vrni', 'zwrot', 'поверн', 'vissza', 'zurück', 'refund', 'rückerstattung'],
      },
      updatedAt,
      steps: [
        step(
          'pickup',
          { en: 'Offer pick-up at the door', sl: 'Ponudi prevzem na domu' },
          {
            en: 'We will collect the parcel at your door, {{customer.firstName}}. Which day suits you?',
            sl: 'Paket prevzamemo pri vas doma, {{customer.firstName}}. Kateri dan vam ustreza?',
            de: 'Wir holen das Paket bei Ihnen ab, {{customer.firstName}}. Welcher Tag passt Ihnen?',
          },
        ),
        step(
          'instant',
          { en: 'Refund at once, before the parcel is back', sl: 'Vračilo takoj, pred prejemom paketa' },
          {
            en: 'Your refund is already on its way; you need not wait for the parcel.',
            sl: 'Vračilo je že na poti; na paket ni treba čakati.',
          },
        ),
        step(
          'card',
          { en: 'Add a handwritten card to the next order', sl: 'Naslednjemu naročilu dodaj ročno voščilnico' },
          {},
          'reward-gift',
        ),
      ],
    },
    {
      id: 'script-praise',
      name: 'Praise: invite to review',
      enabled: true,
      trigger: { ...nothing, tagIds: ['tag-praise'] },
      updatedAt,
      steps: [
        step(
          'thank',
          { en: 'Thank and pass it on', sl: 'Zahvali se in predaj naprej' },
          {
            en: 'Thank you, {{customer.firstName}}! I have passed it on to the team that made it.',
            sl: 'Hvala, {{customer.firstName}}! Predala sem naprej ekipi, ki ga je naredila.',
          },
        ),
        step(
          'review',
          { en: 'Invite to a review', sl: 'Povabi k oceni' },
          {
            en: 'If you have a minute, a short review helps others find it.',
            sl: 'Če imate minuto, kratka ocena pomaga drugim.',
          },
          'reward-200',
        ),
      ],
    },
  ];
}

import type { Dialogues } from './dialogue.ts';

export const de: Dialogues = {
  late: {
    subject: 'Wo ist meine Bestellung {n}?',
    lines: [
      'Guten Tag, laut Sendungsverfolgung wurde gestern zugestellt, aber es kam nichts. Es ist ein Geschenk für Freitag.',
      'Guten Tag, {name}, das tut mir sehr leid. Ich frage sofort beim Zusteller nach.',
      'Danke. Wenn es bis Freitag nicht klappt, storniere ich lieber.',
      'Verstehe. Bis morgen Mittag habe ich eine Antwort und melde mich auf jeden Fall.',
    ],
  },
  exchange: {
    subject: 'Größentausch, Bestellung {n}',
    lines: [
      'Die Jacke aus {n} ist schön, aber eine Nummer zu klein. Geht ein Tausch auf M?',
      'Natürlich, {name}. Die M ist reserviert, das frankierte Etikett ist unterwegs.',
      'Super, ich gebe sie heute auf.',
      'Perfekt, die neue geht raus, sobald der Scan da ist.',
    ],
  },
  refund: {
    subject: 'Rückerstattung {n}',
    lines: [
      'Ich habe {n} vor neun Tagen zurückgeschickt und noch kein Geld erhalten.',
      'Hallo {name}, das Paket liegt im Lager. Die Erstattung geht heute raus und dauert bis zu drei Werktage.',
      'Gut, ich behalte es im Auge.',
      'Danke für Ihre Geduld. Am Donnerstag prüfe ich es mit Ihnen.',
    ],
  },
  invoice: {
    subject: 'Rechnung mit UID, {n}',
    lines: [
      'Könnten Sie mir die Rechnung zu {n} mit unserer UID schicken?',
      'Gerne, {name}. Welche Nummer soll darauf stehen?',
      'ATU12345678, danke.',
      'Die Rechnung hängt an. Schönen Tag!',
    ],
  },
  praise: {
    subject: 'Danke',
    lines: [
      'Ich wollte nur sagen: Der Schal ist noch schöner als auf den Bildern!',
      'Das freut uns sehr, {name}, danke!',
      'Meine Schwester möchte auch einen, in Grün.',
      'Grün kommt am Montag. Soll ich einen zurücklegen?',
    ],
  },
  stock: {
    subject: 'Kommt der Wollmantel wieder?',
    lines: [
      'Gibt es den langen Wollmantel wieder in S?',
      'Hallo {name}, wir erwarten ihn in zwei Wochen. Soll ich Bescheid geben?',
      'Ja, bitte!',
      'Erledigt, Sie stehen auf der Liste.',
    ],
  },
};

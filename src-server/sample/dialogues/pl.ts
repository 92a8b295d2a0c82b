import type { Dialogues } from './dialogue.ts';

export const pl: Dialogues = {
  late: {
    subject: 'Gdzie jest moje zamówienie {n}?',
    lines: [
      'Dzień dobry, śledzenie pokazuje doręczenie, a nic nie przyszło. To prezent na piątek.',
      'Dzień dobry, {name}, bardzo przepraszam. Już zgłaszam sprawę kurierowi.',
      'Dziękuję. Jeśli nie dotrze do piątku, wolę zrezygnować.',
      'Rozumiem. Do jutra w południe będę mieć odpowiedź i na pewno napiszę.',
    ],
  },
  exchange: {
    subject: 'Wymiana rozmiaru, zamówienie {n}',
    lines: [
      'Kurtka z zamówienia {n} jest świetna, ale o rozmiar za mała. Mogę wymienić na M?',
      'Oczywiście, {name}. Odłożyłam M i wysłałam opłaconą etykietę.',
      'Super, nadam dzisiaj.',
      'Świetnie, nowa wyruszy zaraz po skanie kuriera.',
    ],
  },
  refund: {
    subject: 'Zwrot zamówienia {n}',
    lines: [
      'Odesłałem {n} dziewięć dni temu i nadal nie ma pieniędzy.',
      'Dzień dobry, {name}, paczka jest w magazynie. Zwrot wychodzi dziś, potrwa do trzech dni roboczych.',
      'Dobrze, będę sprawdzał.',
      'Dziękuję za cierpliwość. W czwartek sprawdzę to razem z Panem.',
    ],
  },
  invoice: {
    subject: 'Faktura z NIP, {n}',
    lines: [
      'Czy mogę prosić o fakturę do {n} z naszym numerem NIP?',
      'Oczywiście, {name}. Jaki numer wpisać?',
      'PL7010012345, dziękuję.',
      'Faktura w załączniku. Miłego dnia!',
    ],
  },
  praise: {
    subject: 'Dziękuję',
    lines: [
      'Chciałam tylko powiedzieć, że szalik jest ładniejszy niż na zdjęciach. Brawo!',
      'Dziękujemy, {name}, to nam poprawiło poranek!',
      'Siostra też chce, zielony.',
      'Zielony wraca w poniedziałek. Odłożyć jeden?',
    ],
  },
  stock: {
    subject: 'Czy płaszcz wełniany wróci?',
    lines: [
      'Czy długi płaszcz z wełny będzie jeszcze w rozmiarze S?',
      'Dzień dobry, {name}, spodziewamy się go za dwa tygodnie. Dać znać?',
      'Tak, poproszę!',
      'Gotowe, jest Pani na liście.',
    ],
  },
};

import type { Dialogues } from './dialogue.ts';

export const hu: Dialogues = {
  late: {
    subject: 'Hol van a {n} rendelésem?',
    lines: [
      'Jó napot! A követés szerint kézbesítették, de semmi sem jött. Péntekre ajándék lenne.',
      'Jó napot, {name}, nagyon sajnálom. Máris megkeresem a futárt.',
      'Köszönöm. Ha péntekig nem ér ide, inkább lemondanám.',
      'Értem. Holnap délig lesz válaszom, mindenképpen írok.',
    ],
  },
  exchange: {
    subject: 'Méretcsere, {n} rendelés',
    lines: [
      'A {n} rendelés kabátja szép, de egy számmal kicsi. Kicserélhetem M-re?',
      'Természetesen, {name}. Az M-et félretettem, a fizetett címkét elküldtem.',
      'Remek, ma feladom.',
      'Tökéletes, az új indul, amint a futár átvette.',
    ],
  },
  refund: {
    subject: 'Visszatérítés, {n}',
    lines: [
      'Kilenc napja visszaküldtem a {n} rendelést, de nem jött meg a pénz.',
      'Üdvözlöm, {name}, a csomag a raktárban van. Ma indul az utalás, legfeljebb három munkanap.',
      'Rendben, figyelem.',
      'Köszönöm a türelmét. Csütörtökön közösen ellenőrizzük.',
    ],
  },
  invoice: {
    subject: 'Számla adószámmal, {n}',
    lines: [
      'Kérhetek a {n} rendelésről számlát az adószámunkkal?',
      'Szívesen, {name}. Melyik szám legyen rajta?',
      'HU12345678, köszönöm.',
      'Csatoltam a számlát. Szép napot!',
    ],
  },
  praise: {
    subject: 'Köszönöm',
    lines: [
      'Csak szólni akartam: a sál szebb, mint a képen. Gratulálok!',
      'Köszönjük, {name}, feldobta a reggelünket!',
      'A húgom is kérne egy zöldet.',
      'A zöld hétfőn jön. Félretegyek egyet?',
    ],
  },
  stock: {
    subject: 'Lesz még gyapjúkabát?',
    lines: [
      'Lesz újra S-es hosszú gyapjúkabát?',
      'Üdvözlöm, {name}, két hét múlva várjuk. Értesítsem?',
      'Igen, kérem!',
      'Kész, felírtam a listára.',
    ],
  },
};

import type { Dialogues } from './dialogue.ts';

export const sl: Dialogues = {
  late: {
    subject: 'Kje je moje naročilo {n}?',
    lines: [
      'Pozdravljeni, sledenje kaže, da je paket dostavljen, pa ni nič prišlo. Darilo je za petek.',
      'Dober dan, {name}, oprostite, to je res nerodno. Pri kurirju takoj odpiram poizvedbo.',
      'Hvala. Če do petka ne more priti, bi raje preklicala.',
      'Razumem. Do jutri opoldne bom imela odgovor in vam v vsakem primeru pišem.',
    ],
  },
  exchange: {
    subject: 'Menjava velikosti, naročilo {n}',
    lines: [
      'Jakna iz naročila {n} je lepa, a za številko premajhna. Jo lahko zamenjam za M?',
      'Seveda, {name}. Velikost M sem rezervirala in vam poslala plačano nalepko.',
      'Super, danes jo oddam.',
      'Odlično, nova gre na pot takoj, ko jo kurir prevzame.',
    ],
  },
  refund: {
    subject: 'Vračilo denarja za {n}',
    lines: [
      'Naročilo {n} sem vrnil pred devetimi dnevi, denarja pa še ni.',
      'Pozdravljeni, {name}, paket je že v skladišču. Vračilo gre danes in traja do tri delovne dni.',
      'V redu, bom spremljal.',
      'Hvala za potrpljenje. V četrtek preverim skupaj z vami.',
    ],
  },
  invoice: {
    subject: 'Račun z davčno številko, {n}',
    lines: [
      'Mi lahko pošljete račun za {n} z davčno številko podjetja?',
      'Z veseljem, {name}. Katera številka naj bo na njem?',
      'SI48211567, hvala.',
      'Račun je v priponki. Lep dan!',
    ],
  },
  praise: {
    subject: 'Hvala',
    lines: [
      'Samo da vem povedati: šal je še lepši kot na sliki. Bravo!',
      'Polepšali ste nam jutro, {name}, hvala!',
      'Sestra bi imela zelenega.',
      'Zeleni pride v ponedeljek. Ji enega odložim?',
    ],
  },
  stock: {
    subject: 'Se volneni plašč še vrne?',
    lines: [
      'Bo dolgi volneni plašč spet na voljo v velikosti S?',
      'Pozdravljeni, {name}, pričakujemo ga čez dva tedna. Vas obvestim, ko bo tu?',
      'Ja, prosim!',
      'Urejeno, ste na seznamu.',
    ],
  },
};

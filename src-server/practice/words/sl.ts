import type { Words } from './words.ts';

export const sl: Words = {
  open: {
    calm: ['Dober dan,', 'Pozdravljeni,'],
    cheerful: ['Živjo! 😊', 'Lep pozdrav vsem!'],
    worried: ['Pozdravljeni, upam, da je kdo tam.', 'Oprostite, ker motim, ampak me malo skrbi.'],
    angry: ['Pišem vam že tretjič.', 'Počasi izgubljam potrpljenje.'],
  },
  nudge: {
    calm: ['Je kdo tam?'],
    cheerful: ['Še sem tu, nič se ne mudi 🙂'],
    worried: ['Halo? Zame je precej nujno.'],
    angry: ['Halo?! Ali tam sploh kdo dela?'],
  },
  question: [
    'Še nekaj: ali o tem dobim e-pošto?',
    'In koliko časa to običajno traja?',
    'Lahko spremenim tudi naslov za dostavo?',
  ],
  thanks: {
    calm: ['Hvala, to je vse. Nasvidenje.'],
    cheerful: ['Super ste, najlepša hvala! Lep dan ☀️'],
    worried: ['Kakšno olajšanje, najlepša hvala.'],
    angry: ['No, prav. Hvala, ker ste uredili.'],
  },
  leave: {
    calm: ['Oglasim se pozneje.'],
    cheerful: ['Moram iti, poskusim jutri!'],
    worried: ['Žal ne morem več čakati.'],
    angry: ['Pozabite. Kupim drugje.'],
  },
};

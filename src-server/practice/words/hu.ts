import type { Words } from './words.ts';

export const hu: Words = {
  open: {
    calm: ['Jó napot kívánok!', 'Üdvözlöm!'],
    cheerful: ['Sziasztok! 😊', 'Szép napot mindenkinek!'],
    worried: ['Jó napot, remélem, van ott valaki.', 'Elnézést a zavarásért, de kicsit aggódom.'],
    angry: ['Már harmadszor írok.', 'Kezd elfogyni a türelmem.'],
  },
  nudge: {
    calm: ['Van ott valaki?'],
    cheerful: ['Itt vagyok még, ráérek 🙂'],
    worried: ['Halló? Nekem elég sürgős lenne.'],
    angry: ['Halló?! Dolgozik ott egyáltalán valaki?'],
  },
  question: [
    'Még valami: kapok erről e-mailt?',
    'És ez általában mennyi ideig tart?',
    'A szállítási címet is meg lehet változtatni?',
  ],
  thanks: {
    calm: ['Köszönöm, ennyi volt. Viszontlátásra.'],
    cheerful: ['Nagyszerűek, köszönöm szépen! Szép napot ☀️'],
    worried: ['Micsoda megkönnyebbülés, nagyon köszönöm.'],
    angry: ['Na jó. Köszönöm, hogy elintézte.'],
  },
  leave: {
    calm: ['Később újra írok.'],
    cheerful: ['Mennem kell, holnap újra próbálom!'],
    worried: ['Sajnos nem tudok tovább várni.'],
    angry: ['Hagyjuk. Máshol veszem meg.'],
  },
};

import type { Words } from './words.ts';

export const pl: Words = {
  open: {
    calm: ['Dzień dobry,', 'Witam,'],
    cheerful: ['Hejka! 😊', 'Miłego dnia wszystkim!'],
    worried: [
      'Dzień dobry, mam nadzieję, że ktoś tam jest.',
      'Przepraszam, że zawracam głowę, ale trochę się martwię.',
    ],
    angry: ['Piszę już trzeci raz.', 'Naprawdę tracę cierpliwość.'],
  },
  nudge: {
    calm: ['Czy ktoś tam jest?'],
    cheerful: ['Wciąż tu jestem, bez pośpiechu 🙂'],
    worried: ['Halo? To dla mnie dość pilne.'],
    angry: ['Halo?! Czy tam w ogóle ktoś pracuje?'],
  },
  question: ['Jeszcze jedno: czy dostanę o tym maila?', 'A ile to zwykle trwa?', 'Czy mogę też zmienić adres dostawy?'],
  thanks: {
    calm: ['Dziękuję, to wszystko. Do widzenia.'],
    cheerful: ['Jesteście wspaniali, dziękuję! Miłego dnia ☀️'],
    worried: ['Co za ulga, bardzo dziękuję.'],
    angry: ['No dobrze. Dziękuję za załatwienie sprawy.'],
  },
  leave: {
    calm: ['Napiszę później.'],
    cheerful: ['Muszę lecieć, spróbuję jutro!'],
    worried: ['Niestety nie mogę dłużej czekać.'],
    angry: ['Nieważne. Kupię gdzie indziej.'],
  },
};

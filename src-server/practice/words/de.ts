import type { Words } from './words.ts';

export const de: Words = {
  open: {
    calm: ['Guten Tag,', 'Hallo,'],
    cheerful: ['Hallöchen! 😊', 'Einen wunderschönen Tag!'],
    worried: ['Hallo, hoffentlich ist jemand da.', 'Entschuldigen Sie die Störung, ich mache mir etwas Sorgen.'],
    angry: ['Das ist jetzt das dritte Mal, dass ich schreibe.', 'Langsam reißt mir der Geduldsfaden.'],
  },
  nudge: {
    calm: ['Ist jemand da?'],
    cheerful: ['Bin noch da, keine Eile 🙂'],
    worried: ['Hallo? Für mich ist es ziemlich dringend.'],
    angry: ['Hallo?! Arbeitet da überhaupt jemand?'],
  },
  question: [
    'Noch etwas: Bekomme ich dazu eine E-Mail?',
    'Und wie lange dauert das normalerweise?',
    'Kann ich auch noch die Lieferadresse ändern?',
  ],
  thanks: {
    calm: ['Danke, das war alles. Auf Wiedersehen.'],
    cheerful: ['Sie sind klasse, vielen Dank! Schönen Tag noch ☀️'],
    worried: ['Da bin ich aber erleichtert, herzlichen Dank.'],
    angry: ['Na gut. Danke, dass Sie es geklärt haben.'],
  },
  leave: {
    calm: ['Ich melde mich später noch einmal.'],
    cheerful: ['Ich muss los, ich versuche es morgen wieder!'],
    worried: ['Ich kann leider nicht länger warten.'],
    angry: ['Vergessen Sie es. Ich kaufe woanders.'],
  },
};

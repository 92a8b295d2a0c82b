import type { Words } from './words.ts';

export const en: Words = {
  open: {
    calm: ['Hello,', 'Good afternoon,'],
    cheerful: ['Hi there! 😊', 'Hello hello!'],
    worried: ['Hello, I hope somebody is there.', 'Sorry to bother you, but I am a little worried.'],
    angry: ['This is the third time I am writing.', 'I am really losing my patience with you.'],
  },
  nudge: {
    calm: ['Is anybody there?'],
    cheerful: ['Still here, no rush 🙂'],
    worried: ['Hello? It is rather urgent for me.'],
    angry: ['Hello?! Does anybody work there at all?'],
  },
  question: [
    'One more thing: will I get an email about it?',
    'And how long does that usually take?',
    'Can I also change the delivery address?',
  ],
  thanks: {
    calm: ['Thank you, that is all. Goodbye.'],
    cheerful: ['You are wonderful, thank you! Have a lovely day ☀️'],
    worried: ['What a relief, thank you so much.'],
    angry: ['All right then. Thank you for sorting it out.'],
  },
  leave: {
    calm: ['I will write again later.'],
    cheerful: ['I have to run, I will try again tomorrow!'],
    worried: ['I cannot wait any longer, sorry.'],
    angry: ['Forget it. I will buy somewhere else.'],
  },
};

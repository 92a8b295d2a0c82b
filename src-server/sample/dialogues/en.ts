import type { Dialogues } from './dialogue.ts';

export const en: Dialogues = {
  late: {
    subject: 'Where is my order {n}?',
    lines: [
      'Hi, the tracking says delivered yesterday but nothing came. It is a birthday gift for Friday.',
      'Good afternoon {name}, I am sorry, that is the last thing you need. I am opening a trace with the courier right now.',
      'Thank you. If it cannot come by Friday I would rather cancel.',
      'I understand. I will have an answer from the courier by tomorrow noon and write to you either way.',
    ],
  },
  exchange: {
    subject: 'Size exchange, order {n}',
    lines: [
      'The jacket from order {n} is lovely but one size too small. Can I swap it for an M?',
      'Of course, {name}. I have reserved the M and sent you a prepaid label.',
      'Great, I will drop it off today.',
      'Perfect, the new one leaves as soon as the scan comes in.',
    ],
  },
  refund: {
    subject: 'Refund for {n}',
    lines: [
      'I sent {n} back nine days ago and have not seen the money yet.',
      'Hello {name}, I see the parcel in our warehouse. The refund goes out today and takes up to three working days.',
      'Alright, I will keep an eye on it.',
      'Thank you for your patience. I have set a reminder to check it with you on Thursday.',
    ],
  },
  invoice: {
    subject: 'Invoice with VAT number, {n}',
    lines: [
      'Could you send the invoice for {n} with our VAT number on it?',
      'Happy to, {name}. Which number should it carry?',
      'IE6388047V, thank you.',
      'Here it is, attached. Have a good day!',
    ],
  },
  praise: {
    subject: 'Thank you',
    lines: [
      'Just wanted to say the scarf is even nicer than in the pictures. Well done!',
      'That made our morning, {name}, thank you for telling us!',
      'My sister wants one too, in green.',
      'Green is back on Monday. Shall I set one aside for her?',
    ],
  },
  stock: {
    subject: 'Is the wool coat coming back?',
    lines: [
      'Will the long wool coat be available in size S again?',
      'Hi {name}, we expect it in about two weeks. I can let you know the moment it is here.',
      'Yes please!',
      'Done, you are on the list.',
    ],
  },
};

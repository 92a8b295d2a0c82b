import type { Language } from '#shared/domain/language.ts';

export const topics = ['late', 'exchange', 'refund', 'invoice', 'praise', 'stock'] as const;
export type Topic = (typeof topics)[number];

/** Customer, agent, customer, agent. `{n}` is the order's number, `{name}` the customer's first name. */
type Dialogue = readonly [opening: string, answer: string, reaction: string, closing: string];
interface Spoken {
  subject: string;
  lines: Dialogue;
}

export const dialogues: Readonly<Record<Language, Readonly<Record<Topic, Spoken>>>> = {
  en: {
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
  },
  sl: {
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
  },
  pl: {
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
  },
  uk: {
    late: {
      subject: 'Де моє замовлення {n}?',
      lines: [
        'Добрий день, трекінг пише «доставлено», але нічого немає. Це подарунок на п’ятницю.',
        'Добрий день, {name}, дуже перепрошую. Вже відкриваю запит до кур’єра.',
        'Дякую. Якщо до п’ятниці не встигне, краще скасувати.',
        'Розумію. Завтра до полудня матиму відповідь і напишу в будь-якому разі.',
      ],
    },
    exchange: {
      subject: 'Обмін розміру, замовлення {n}',
      lines: [
        'Куртка із замовлення {n} чудова, але замала. Можна обміняти на M?',
        'Звісно, {name}. Я відклала M і надіслала оплачену етикетку.',
        'Чудово, сьогодні відправлю.',
        'Домовились, нова вирушить одразу після сканування.',
      ],
    },
    refund: {
      subject: 'Повернення коштів за {n}',
      lines: [
        'Я повернув {n} дев’ять днів тому, а грошей досі немає.',
        'Вітаю, {name}, посилка вже на складі. Кошти відправимо сьогодні, до трьох робочих днів.',
        'Гаразд, чекатиму.',
        'Дякую за терпіння. У четвер перевірю разом із вами.',
      ],
    },
    invoice: {
      subject: 'Рахунок із податковим номером, {n}',
      lines: [
        'Чи можете надіслати рахунок для {n} з нашим податковим номером?',
        'Із задоволенням, {name}. Який номер вказати?',
        'UA301234567, дякую.',
        'Рахунок у вкладенні. Гарного дня!',
      ],
    },
    praise: {
      subject: 'Дякую',
      lines: [
        'Дякую! А коли буде нова колекція? Шарф ще кращий, ніж на фото.',
        '{name}, дякуємо, ви зробили наш ранок!',
        'Сестра теж хоче, зелений.',
        'Зелений буде в понеділок. Відкласти один?',
      ],
    },
    stock: {
      subject: 'Чи повернеться вовняне пальто?',
      lines: [
        'Довге вовняне пальто ще буде в розмірі S?',
        'Вітаю, {name}, чекаємо за два тижні. Повідомити вас?',
        'Так, будь ласка!',
        'Готово, ви у списку.',
      ],
    },
  },
  hu: {
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
  },
  de: {
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
  },
};

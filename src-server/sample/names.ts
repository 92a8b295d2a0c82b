import type { Language } from '#shared/domain/language.ts';

interface Country {
  country: string;
  prefix: string;
  cities: readonly string[];
  first: readonly string[];
  last: readonly string[];
}

/** Common names and towns, by the language customers write in. */
export const countries: Readonly<Record<Language, Country>> = {
  sl: {
    country: 'SI',
    prefix: '+38640',
    cities: ['Ljubljana', 'Maribor', 'Celje', 'Kranj', 'Koper', 'Velenje', 'Novo mesto', 'Ptuj'],
    first: ['Maja', 'Luka', 'Nika', 'Žan', 'Eva', 'Matej', 'Tina', 'Rok', 'Špela', 'Jure', 'Katja', 'Andrej'],
    last: [
      'Novak',
      'Horvat',
      'Kovačič',
      'Krajnc',
      'Zupančič',
      'Potočnik',
      'Mlakar',
      'Vidmar',
      'Golob',
      'Turk',
      'Božič',
      'Kos',
    ],
  },
  pl: {
    country: 'PL',
    prefix: '+48601',
    cities: ['Warszawa', 'Kraków', 'Łódź', 'Wrocław', 'Poznań', 'Gdańsk', 'Lublin', 'Katowice'],
    first: [
      'Tomasz',
      'Anna',
      'Piotr',
      'Katarzyna',
      'Krzysztof',
      'Agnieszka',
      'Michał',
      'Magdalena',
      'Paweł',
      'Joanna',
      'Łukasz',
      'Ewa',
    ],
    last: [
      'Kowalski',
      'Nowak',
      'Wiśniewski',
      'Wójcik',
      'Kamiński',
      'Lewandowski',
      'Zieliński',
      'Szymański',
      'Woźniak',
      'Dąbrowski',
      'Mazur',
      'Krawczyk',
    ],
  },
  uk: {
    country: 'UA',
    prefix: '+38050',
    cities: ['Київ', 'Львів', 'Одеса', 'Харків', 'Дніпро', 'Вінниця', 'Полтава', 'Чернівці'],
    first: [
      'Оксана',
      'Андрій',
      'Наталія',
      'Олександр',
      'Ірина',
      'Дмитро',
      'Тетяна',
      'Сергій',
      'Юлія',
      'Богдан',
      'Олена',
      'Тарас',
    ],
    last: [
      'Шевченко',
      'Коваленко',
      'Бондаренко',
      'Ткаченко',
      'Кравченко',
      'Олійник',
      'Поліщук',
      'Лисенко',
      'Марченко',
      'Савченко',
      'Руденко',
      'Мельник',
    ],
  },
  hu: {
    country: 'HU',
    prefix: '+3630',
    cities: ['Budapest', 'Debrecen', 'Szeged', 'Miskolc', 'Pécs', 'Győr', 'Nyíregyháza', 'Kecskemét'],
    first: [
      'Bence',
      'Anna',
      'Máté',
      'Eszter',
      'Levente',
      'Zsófia',
      'Ádám',
      'Katalin',
      'Gergő',
      'Réka',
      'Balázs',
      'Nóra',
    ],
    last: [
      'Lakatos',
      'Nagy',
      'Kovács',
      'Tóth',
      'Szabó',
      'Horváth',
      'Varga',
      'Kiss',
      'Molnár',
      'Németh',
      'Farkas',
      'Balogh',
    ],
  },
  de: {
    country: 'AT',
    prefix: '+43664',
    cities: ['Wien', 'Graz', 'Linz', 'Salzburg', 'Innsbruck', 'Klagenfurt', 'Villach', 'Wels'],
    first: [
      'Lukas',
      'Anna',
      'Felix',
      'Lena',
      'Jonas',
      'Sophie',
      'Maximilian',
      'Laura',
      'Paul',
      'Julia',
      'David',
      'Katharina',
    ],
    last: [
      'Gruber',
      'Huber',
      'Bauer',
      'Wagner',
      'Müller',
      'Pichler',
      'Steiner',
      'Moser',
      'Mayer',
      'Hofer',
      'Leitner',
      'Berger',
    ],
  },
  en: {
    country: 'IE',
    prefix: '+35385',
    cities: ['Dublin', 'Cork', 'Galway', 'Limerick', 'Waterford', 'Kilkenny', 'Sligo', 'Drogheda'],
    first: ['Aoife', 'Conor', 'Emma', 'Jack', 'Saoirse', 'Liam', 'Grace', 'Daniel', 'Ciara', 'Noah', 'Hannah', 'Sean'],
    last: [
      'Murphy',
      'Kelly',
      'Byrne',
      'Ryan',
      'Walsh',
      'Doyle',
      'Nolan',
      'Fitzgerald',
      'Brennan',
      'Quinn',
      'Burke',
      'Carroll',
    ],
  },
};

const cyrillic: Readonly<Record<string, string>> = Object.fromEntries(
  'а:a б:b в:v г:h ґ:g д:d е:e є:ie ж:zh з:z и:y і:i ї:i й:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ь: ю:iu я:ia'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

/** A name as it stands in an email address. */
export const toLatin = (text: string): string =>
  [...text.toLowerCase()]
    .map((letter) => cyrillic[letter] ?? letter)
    .join('')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/ł/g, 'l')
    .replace(/[^a-z0-9]/g, '');

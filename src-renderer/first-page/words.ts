import type { Language } from '../i18n/languages.ts';

/** What is said while nothing is loaded, and when nothing can be. In every start's first file, so it is short. */
export interface Words {
  slow: string;
  slowWhy: string;
  failed: string;
  failedWhy: string;
  kept: string;
  reload: string;
}

export const words: Record<Language, Words> = {
  en: {
    slow: 'Parley is still loading',
    slowWhy: 'The connection is slow. Loading goes on.',
    failed: 'Parley could not be loaded',
    failedWhy: 'The connection broke off, or a file is missing.',
    kept: 'Nothing is lost: drafts and unsent replies are kept on this computer.',
    reload: 'Reload',
  },
  sl: {
    slow: 'Parley se še nalaga',
    slowWhy: 'Povezava je počasna. Nalaganje se nadaljuje.',
    failed: 'Parleyja ni bilo mogoče naložiti',
    failedWhy: 'Povezava se je prekinila ali pa manjka datoteka.',
    kept: 'Nič ni izgubljeno: osnutki in še neposlani odgovori so shranjeni na tem računalniku.',
    reload: 'Naloži znova',
  },
  pl: {
    slow: 'Parley wciąż się wczytuje',
    slowWhy: 'Połączenie jest wolne. Wczytywanie trwa.',
    failed: 'Nie udało się wczytać Parley',
    failedWhy: 'Połączenie zostało przerwane albo brakuje pliku.',
    kept: 'Nic nie przepadło: szkice i niewysłane odpowiedzi są zachowane na tym komputerze.',
    reload: 'Wczytaj od nowa',
  },
  uk: {
    slow: 'Parley ще завантажується',
    slowWhy: 'З’єднання повільне. Завантаження триває.',
    failed: 'Не вдалося завантажити Parley',
    failedWhy: 'З’єднання обірвалося або бракує файлу.',
    kept: 'Нічого не втрачено: чернетки й ненадіслані відповіді збережено на цьому комп’ютері.',
    reload: 'Перезавантажити',
  },
  hu: {
    slow: 'A Parley még töltődik',
    slowWhy: 'Lassú a kapcsolat. A betöltés folytatódik.',
    failed: 'A Parleyt nem sikerült betölteni',
    failedWhy: 'Megszakadt a kapcsolat, vagy hiányzik egy fájl.',
    kept: 'Semmi sem veszett el: a piszkozatok és az el nem küldött válaszok megmaradtak ezen a gépen.',
    reload: 'Újratöltés',
  },
  de: {
    slow: 'Parley lädt noch',
    slowWhy: 'Die Verbindung ist langsam. Es lädt weiter.',
    failed: 'Parley konnte nicht geladen werden',
    failedWhy: 'Die Verbindung ist abgebrochen, oder eine Datei fehlt.',
    kept: 'Nichts ist verloren: Entwürfe und noch nicht gesendete Antworten sind auf diesem Computer gesichert.',
    reload: 'Neu laden',
  },
};

import { lazyPart } from '../../ui/lazy-part.tsx';

export { chooseLanguage } from './language-setting.ts';

export const SettingsScreen = lazyPart(async () => (await import('./settings-screen.tsx')).SettingsScreen);

export { chooseLanguage, chosenLanguage } from './language-setting.ts';
export { SettingsScreen } from './settings-screen.tsx';

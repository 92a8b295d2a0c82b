export { chooseLanguage } from './language-setting.ts';
export { SettingsScreen } from './settings-screen.tsx';

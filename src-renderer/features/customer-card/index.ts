export { CustomerPane } from './customer-pane.tsx';
export { CustomerScreen } from './customer-screen.tsx';
export { languageName, languageOptions } from './place-names.ts';

export { CustomerPane, CustomerScreen } from './customer-pane.tsx';
export { countryName, languageName, languageOptions } from './place-names.ts';

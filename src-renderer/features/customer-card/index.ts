import { lazyPart } from '../../ui/lazy-part.tsx';

export { CustomerPane } from './customer-pane.tsx';
export { NoCustomer } from './no-customer.tsx';
export { languageName, languageOptions } from './place-names.ts';

export const CustomerScreen = lazyPart(async () => (await import('./customer-screen.tsx')).CustomerScreen);

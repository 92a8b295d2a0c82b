export { KeywordRulesPage } from './keyword-rules-page.tsx';
export { OutcomesPage } from './outcomes-page.tsx';
export { PromisesPage } from './promises-page.tsx';

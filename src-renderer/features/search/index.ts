export type { Found, SearchStage } from './merge-search.ts';
export { useSearch } from './use-search.ts';

export { ScriptProgress } from './script-progress.tsx';
export { ScriptSuggestion } from './script-suggestion.tsx';

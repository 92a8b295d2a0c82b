export { ScriptProgress } from './script-progress.tsx';
export { ScriptSuggestion } from './script-suggestion.tsx';
export { useScriptStepSource } from './use-script-step-source.ts';

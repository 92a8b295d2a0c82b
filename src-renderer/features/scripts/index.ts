export { ScriptProgress } from './script-progress.tsx';
export { ScriptSuggestion } from './script-suggestion.tsx';
export { useCurrentScript } from './use-current-script.ts';
export { useScriptStepSource } from './use-script-step-source.ts';

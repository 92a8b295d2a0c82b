export { useWhisperAlerts } from './use-whisper-alerts.ts';
export { WhisperActions } from './whisper-actions.tsx';
export { WhisperComposer } from './whisper-composer.tsx';
export { WhisperShelf } from './whisper-shelf.tsx';
export { answerWhisper, useWhisperView, whisperAbout } from './whisper-view.ts';

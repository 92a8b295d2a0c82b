export { TalkButton } from './talk-button.tsx';
export { useSeeMention } from './use-see-mention.ts';
export { useTalkAlerts } from './use-talk-alerts.ts';

export { showAside, useAsideAsked } from './aside-view.ts';
export { Beside } from './beside.tsx';
export { openTalk } from './talk.ts';
export { TalkOnly, useIsTalkOnly } from './talk-only.tsx';
export { useTalkName } from './use-talks.ts';

export { RoutingExplanation } from './routing-explanation.tsx';
export { useWaitWords } from './use-wait-words.ts';
export { WaitPill } from './wait-pill.tsx';
export { WhyList } from './why-list.tsx';

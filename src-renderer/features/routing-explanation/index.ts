export { RoutingExplanation } from './routing-explanation.tsx';
export { useWaitWords, WaitPill } from './wait-words.tsx';
export { WhyList } from './why-list.tsx';

export { RoutingExplanation } from './routing-explanation.tsx';
export { WhyList } from './why-list.tsx';

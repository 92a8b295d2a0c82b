export { AgentActions, type AgentActionsProps } from './agent-actions.tsx';

export interface AgentActionsProps {
  userId: string;
}

/** A menu button: what a lead may do with a colleague. Draws nothing for who may not, and for oneself. */
export function AgentActions(_props: AgentActionsProps) {
  return null;
}

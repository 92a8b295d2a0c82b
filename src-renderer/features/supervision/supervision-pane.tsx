/** What is supervised: one conversation, or everything an agent does. */
export type SupervisionPaneProps = { onClose?: () => void } & (
  | { conversationId: string; agentId?: never }
  | { agentId: string; conversationId?: never }
);

/** Where a supervisor works on a conversation or an agent; as wide as it is given, from 320 px. */
export function SupervisionPane(_props: SupervisionPaneProps) {
  return null;
}

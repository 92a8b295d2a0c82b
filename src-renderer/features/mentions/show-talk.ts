import { showConversation } from '../../platform/location.ts';
import { showAside } from '../side-threads/index.ts';

/** Shows a talk, whether or not the agent sees the conversation beside it. */
export function showTalk(conversationId: string, sideThreadId: string): void {
  showAside(conversationId, sideThreadId);
  showConversation(conversationId);
}

import { z } from 'zod';
import { visitorPushes } from '#shared/contract/visitor.ts';

const threadKey = z.string();

/** What a web chat tells the same inbox on other servers: the visitor's page may hang on any of them. */
export const elsewhereSchema = z.discriminatedUnion('name', [
  z.object({ name: z.literal('chat:message'), threadKey, payload: visitorPushes['chat:message'] }),
  z.object({ name: z.literal('chat:typing'), threadKey, payload: visitorPushes['chat:typing'] }),
  z.object({ name: z.literal('chat:agent-read'), threadKey, payload: visitorPushes['chat:agent-read'] }),
]);
export type Elsewhere = z.infer<typeof elsewhereSchema>;

import { z } from 'zod';
import { signInAnswerSchema } from '#shared/contract/http.ts';
import type { ChannelId } from '#shared/domain/channel-id.ts';
import { type Conversation, conversationSchema } from '#shared/domain/conversation.ts';
import { type Message, messageSchema } from '#shared/domain/message.ts';
import type { Role } from '#shared/domain/role.ts';

/** The REST API as an integrator uses it. */
export interface Rest {
  call(method: string, path: string, body?: unknown): Promise<unknown>;
  putQueue(id: string, over?: Record<string, unknown>): Promise<void>;
  putUser(user: { id: string; name: string; email: string; role: Role; queueIds?: string[] }): Promise<void>;
  putInbox(id: string, channel: ChannelId, values: Record<string, unknown>, queueId?: string): Promise<void>;
  conversations(): Promise<Conversation[]>;
  messages(conversationId: string): Promise<Message[]>;
}

export const password = 'correct horse battery';
export const adminEmail = 'nika@shop.example';
/** For `startServer`: the first administrator, through whom everything else is made. */
export const adminEnv = { ADMIN_EMAIL: adminEmail, ADMIN_PASSWORD: password };

export async function openRest(address: string, email = adminEmail, word = password): Promise<Rest> {
  const call = async (token: string | null, method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${address}/api/v1${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  const session = await call(null, 'POST', '/sessions', { email, password: word, device: 'integration' });
  const { token } = signInAnswerSchema.parse(session);
  const bound = (method: string, path: string, body?: unknown) => call(token, method, path, body);
  return {
    call: bound,
    async putQueue(id, over = {}) {
      await bound('PUT', `/queues/${id}`, {
        name: 'Support',
        description: '',
        routing: 'manual',
        offerSeconds: 30,
        serviceLevelSeconds: 300,
        serviceLevelPercent: 80,
        replyTargetSeconds: 3_600,
        createdAt: Date.now(),
        ...over,
      });
    },
    async putUser({ id, queueIds = ['support'], ...user }) {
      const rest = { languages: ['en'], skills: [], capacity: {}, disabled: false, password };
      await bound('PUT', `/users/${id}`, { ...user, queueIds, ...rest });
    },
    async putInbox(id, channel, values, queueId = 'support') {
      await bound('PUT', `/inboxes/${id}`, { channel, name: `Shop ${channel}`, queueId, enabled: true, values });
    },
    async conversations() {
      return z.object({ items: z.array(conversationSchema) }).parse(await bound('GET', '/conversations')).items;
    },
    async messages(id) {
      const page = await bound('GET', `/conversations/${id}/messages?view=internal`);
      return z
        .object({ items: z.array(messageSchema) })
        .parse(page)
        .items.reverse();
    },
  };
}

export const ana = { id: 'ana', name: 'Ana Kovač', email: 'ana@shop.example', role: 'agent' as const };
export const jan = { id: 'jan', name: 'Jan Kos', email: 'jan@shop.example', role: 'agent' as const };

/** A queue nobody is rung for, and two agents who work in it. */
export async function furnish(rest: Rest): Promise<void> {
  await rest.putQueue('support');
  await rest.putUser(ana);
  await rest.putUser(jan);
}

import type { Language } from '#shared/domain/language.ts';
import type { User } from '#shared/domain/user.ts';
import type { Workspace } from '#shared/domain/workspace.ts';
import type { TemplateFacts } from './template-values.ts';

const dayMs = 86_400_000;

/** Somebody made up, for showing whoever writes a prepared text how it will read. */
export function exampleFacts(
  language: Language,
  agent: User | null,
  workspace: Workspace | null,
  now: number,
): TemplateFacts {
  return {
    customer: {
      id: 'example',
      name: 'Maja Novak',
      tier: 'gold',
      language,
      country: 'SI',
      city: 'Celje',
      preferredChannel: 'web-chat',
      ownerId: null,
      currency: 'EUR',
      lifetimeValueMinor: 218_400,
      points: 3420,
      birthday: null,
      preferences: [],
      blockedAt: null,
      customerSince: now,
      updatedAt: now,
    },
    order: {
      id: 'example',
      customerId: 'example',
      number: '10517',
      status: 'shipped',
      currency: 'EUR',
      totalMinor: 8990,
      items: [],
      shipments: [
        {
          carrier: 'Pošta Slovenije',
          trackingNumber: 'PS 4471 902 SI',
          status: 'in-transit',
          shippedAt: now - dayMs,
          expectedAt: now + dayMs,
          deliveredAt: null,
          exception: null,
        },
      ],
      placedAt: now - 3 * dayMs,
      updatedAt: now,
    },
    conversation: { number: 1042, subject: 'Parcel 10517' },
    agent,
    workspace,
    language,
  };
}

import { z } from 'zod';
import type { Clock } from '../../platform/clock.ts';
import type { GraphClient } from './graph-client.ts';

const profileSchema = z.object({
  name: z.string().nullish().catch(null),
  username: z.string().nullish().catch(null),
  first_name: z.string().nullish().catch(null),
  last_name: z.string().nullish().catch(null),
});
/** How a customer is called. */
export interface Profile {
  name: string | null;
  username: string | null;
}

const knownForMs = 24 * 60 * 60 * 1000;
const unknownForMs = 10 * 60 * 1000;
const keptAtMost = 10_000;
/** The customer's message waits for this. */
const patienceMs = 4_000;

/** Looks up customers' names, once a day each. A name that cannot be had is no error: it is asked for again after a while. */
export function createProfiles(graph: GraphClient, fields: string, clock: Clock) {
  const cache = new Map<string, { until: number; profile: Promise<Profile> }>();
  async function load(userId: string): Promise<Profile | null> {
    const answer = await graph.get(encodeURIComponent(userId), { fields }, patienceMs);
    const parsed = profileSchema.safeParse(answer.ok ? answer.value : null);
    if (!parsed.success) return null;
    const { name, username, first_name, last_name } = parsed.data;
    const full = name ?? [first_name, last_name].filter(Boolean).join(' ');
    return { name: full ? full.slice(0, 254) : null, username: username ?? null };
  }
  return function profileOf(userId: string): Promise<Profile> {
    const cached = cache.get(userId);
    if (cached && cached.until > clock.now()) return cached.profile;
    const entry = {
      until: clock.now() + knownForMs,
      profile: Promise.resolve<Profile>({ name: null, username: null }),
    };
    entry.profile = load(userId).then((profile) => {
      if (!profile) entry.until = clock.now() + unknownForMs;
      return profile ?? { name: null, username: null };
    });
    cache.delete(userId);
    cache.set(userId, entry);
    const oldest = cache.keys().next();
    if (cache.size > keptAtMost && !oldest.done) cache.delete(oldest.value);
    return entry.profile;
  };
}

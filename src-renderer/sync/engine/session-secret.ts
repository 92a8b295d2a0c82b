import { z } from 'zod';

/** What is kept between starts: which server, who, and the token that proves it. */
const secretSchema = z.object({ v: z.literal(1), server: z.string(), userId: z.string(), token: z.string() });
export type Who = Omit<z.infer<typeof secretSchema>, 'v'>;

export const writeSecret = (who: Who): string => JSON.stringify({ v: 1, ...who });

/** Null for what nobody can read: then nobody is signed in. */
export function readSecret(secret: string): Who | null {
  try {
    const parsed = secretSchema.safeParse(JSON.parse(secret));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

import { hash, verify } from '@node-rs/argon2';

/** argon2id with the second set of parameters of RFC 9106, scaled to the memory OWASP recommends (19 MiB, 2 passes). */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, parameters);

/** Compared against when the user does not exist, so that the answer takes the same time and tells nothing. */
const nobody = hashPassword('nobody has this password');

export async function passwordMatches(hashed: string | null, password: string): Promise<boolean> {
  const matches = await verify(hashed ?? (await nobody), password);
  return matches && hashed !== null;
}

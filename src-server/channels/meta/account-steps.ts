import { z } from 'zod';
import type { Step } from './connection.ts';
import type { GraphFailure } from './graph-errors.ts';
import type { MetaTools } from './meta-connector.ts';

interface Account {
  /** What the id stands for: "Page". */
  label: string;
  /** The setting's name as the administrator reads it. */
  idName: string;
  fields: string;
  /** Whether the token must belong to the account itself (a Page token), not to a person. */
  me: boolean;
}

const accountSchema = z.object({
  id: z.coerce.string().optional(),
  name: z.string().nullish().catch(null),
  username: z.string().nullish().catch(null),
});

/** Signs in and reads the account: whether the token works, and whether it is for this account. */
export async function accountSteps({ graph, settings }: MetaTools, account: Account): Promise<Step[]> {
  const answer = await graph.get(encodeURIComponent(settings.accountId), { fields: account.fields });
  if (!answer.ok) return [failedStep(answer.error, account.idName)];
  const found = accountSchema.safeParse(answer.value);
  if (!found.success) return [notMeta];
  const name = found.data.username ? `@${found.data.username}` : (found.data.name ?? settings.accountId);
  const steps: Step[] = [
    { name: 'Access token', ok: true, detail: 'Accepted.' },
    { name: account.label, ok: true, detail: name },
  ];
  if (!account.me) return steps;
  const me = await graph.get('me', { fields: 'id,name' });
  const owner = accountSchema.safeParse(me.ok ? me.value : null);
  if (owner.success && owner.data.id !== undefined && owner.data.id !== settings.accountId)
    steps.push({
      name: 'Access token',
      ok: false,
      detail: `The token belongs to ${owner.data.name ?? owner.data.id}, not to this page. Create a Page access token.`,
    });
  return steps;
}

export const notMeta: Step = {
  name: 'Graph API address',
  ok: false,
  detail: 'Something answers there, but it is not Meta’s Graph API. Check the address.',
};

/** A refused first call, in words that say which setting to look at. */
export function failedStep({ result, code }: GraphFailure, idName: string): Step {
  const detail = result.detail;
  if (/appsecret_proof/i.test(detail))
    return { name: 'App secret', ok: false, detail: `It does not belong to the app of the access token. ${detail}` };
  if (code === 190 || code === 102)
    return { name: 'Access token', ok: false, detail: `Refused: create a new token and save it here. ${detail}` };
  if (code === 10 || (code !== null && code >= 200 && code <= 299))
    return { name: 'Access token', ok: false, detail: `A permission is missing. ${detail}` };
  if (code === 100 || code === 33 || code === 803)
    return { name: idName, ok: false, detail: `Not found, or the token may not see it. ${detail}` };
  return { name: 'Graph API', ok: false, detail };
}

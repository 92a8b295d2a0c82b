import { z } from 'zod';
import type { Sink } from '../../connector.ts';
import { cleanMediaType } from '../../media-types.ts';
import type { TwilioSettings } from '../settings.ts';
import type { TwilioApi } from './twilio-api.ts';
import { toMessage } from './twilio-inbound.ts';

/** A message may get its date before its webhook is called; looking back this far finds those that were on their way. */
const overlapMs = 15 * 60_000;
const maxPages = 20;

const stateSchema = z.object({ caughtUpTo: z.number().int() });
const pageSchema = z.object({
  messages: z.array(
    z.object({
      sid: z.string(),
      direction: z.string(),
      from: z.string().nullable(),
      body: z.string().nullable(),
      num_media: z.coerce.number().int().catch(0),
      date_created: z.string(),
    }),
  ),
  next_page_uri: z.string().nullish(),
});
const mediaSchema = z.object({
  media_list: z.array(z.object({ uri: z.string(), content_type: z.string() })),
});

/** Twilio could not be asked; the words are for the administrator. Other errors may carry what customers wrote. */
export class TwilioTrouble extends Error {
  override readonly name = 'TwilioTrouble';
}

interface CatchUpParts {
  api: TwilioApi;
  settings: TwilioSettings;
  sink: Pick<Sink, 'loadState' | 'saveState'>;
  /** Stores a message; the store knows those it has. */
  receive: Sink['receive'];
  now(): number;
}

/**
 * Fetches what customers wrote while nobody answered Twilio's calls: Twilio calls once and does not try again. The sink knows
 * messages it has by their id. The first run only notes the time, so that a number's old messages are not taken for new.
 * @throws when Twilio cannot be asked or the sink cannot store; the next run starts from the same place
 */
export async function catchUp({ api, settings, sink, receive, now }: CatchUpParts): Promise<number> {
  const startedAt = now();
  const state = stateSchema.safeParse(await sink.loadState());
  let found = 0;
  if (state.success) {
    const since = state.data.caughtUpTo - overlapMs;
    const messages = (await listSince(api, settings.number, since)).reverse().sort((a, b) => a.at - b.at);
    for (const { sid, from, body, num_media, at } of messages) {
      const media = num_media > 0 ? await listMedia(api, sid, settings.apiBaseUrl) : [];
      const message = toMessage(
        { externalId: sid, from: from ?? '', text: body ?? '', media, sentAt: at },
        settings.number,
        api,
      );
      if ((await receive(message)) === 'stored') found += 1;
    }
  }
  await sink.saveState({ caughtUpTo: startedAt });
  return found;
}

async function listSince(api: TwilioApi, number: string, since: number) {
  const day = new Date(since).toISOString().slice(0, 10);
  const messages: { sid: string; from: string | null; body: string | null; num_media: number; at: number }[] = [];
  let page = await ask(api, '/Messages.json', { To: number, 'DateSent>': day, PageSize: '500' });
  for (let pages = 1; ; pages += 1) {
    for (const message of page.messages) {
      const at = Date.parse(message.date_created);
      if (message.direction === 'inbound' && message.from && at >= since) messages.push({ ...message, at });
    }
    if (!page.next_page_uri) return messages;
    if (pages === maxPages) throw new TwilioTrouble('Twilio lists more missed messages than are fetched at once.');
    page = await ask(api, page.next_page_uri);
  }
}

async function ask(api: TwilioApi, path: string, query?: Readonly<Record<string, string>>) {
  const answer = await api.get(path, query);
  if (answer.kind !== 'answered') throw new TwilioTrouble(answer.detail);
  if (answer.status !== 200) throw new TwilioTrouble(`Twilio’s list of messages answered HTTP ${answer.status}.`);
  return pageSchema.parse(answer.body);
}

async function listMedia(api: TwilioApi, sid: string, baseUrl: string) {
  const answer = await api.get(`/Messages/${encodeURIComponent(sid)}/Media.json`);
  if (answer.kind !== 'answered' || answer.status !== 200)
    throw new TwilioTrouble('Twilio did not list the files of a message.');
  return mediaSchema.parse(answer.body).media_list.map(({ uri, content_type }) => ({
    url: new URL(uri.replace(/\.json$/, ''), baseUrl).href,
    mimeType: cleanMediaType(content_type),
  }));
}

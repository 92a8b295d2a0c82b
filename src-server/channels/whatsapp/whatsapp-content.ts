import { z } from 'zod';
import { cleanFileName, cleanMediaType, endingOf } from '../media-types.ts';
import { contactText, linkText, locationText } from '../readable-text.ts';

/** A file at WhatsApp, fetched by its id. */
export interface MediaReference {
  id: string;
  name: string;
  mimeType: string;
}

const text = z.string().nullish().catch(null);
const reply = z.object({ title: text, name: text, body: text }).nullish().catch(null);
const media = z.object({ id: z.string(), mime_type: text, caption: text, filename: text }).nullish().catch(null);
const number = z.coerce.number();

const contentSchema = z.object({
  text: z.object({ body: text }).nullish().catch(null),
  image: media,
  video: media,
  audio: media,
  voice: media,
  document: media,
  sticker: media,
  button: z.object({ text, payload: text }).nullish().catch(null),
  interactive: z.object({ type: text, button_reply: reply, list_reply: reply, nfm_reply: reply }).nullish().catch(null),
  location: z
    .object({ latitude: number, longitude: number, name: text, address: text, url: text })
    .nullish()
    .catch(null),
  contacts: z
    .array(
      z.object({
        name: z.object({ formatted_name: text }).nullish().catch(null),
        phones: z
          .array(z.object({ phone: text }))
          .nullish()
          .catch(null),
        emails: z
          .array(z.object({ email: text }))
          .nullish()
          .catch(null),
      }),
    )
    .nullish()
    .catch(null),
  order: z
    .object({
      text,
      product_items: z
        .array(z.object({ product_retailer_id: z.coerce.string(), quantity: z.coerce.number() }))
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
  system: z.object({ body: text }).nullish().catch(null),
  referral: z.object({ headline: text, source_url: text }).nullish().catch(null),
});

const mediaKinds = ['image', 'video', 'audio', 'voice', 'document', 'sticker'] as const;

/** The words and files of a message of any kind; both empty when the kind is unknown. */
export function readContent(raw: unknown): { words: (string | null)[]; media: MediaReference[] } {
  const parsed = contentSchema.safeParse(raw);
  if (!parsed.success) return { words: [], media: [] };
  const content = parsed.data;
  const words: (string | null | undefined)[] = [];
  const files: MediaReference[] = [];
  // Came from an advertisement: the agent should know what the customer was looking at.
  if (content.referral) words.push(linkText(content.referral.headline, content.referral.source_url));
  words.push(content.text?.body, content.button?.text ?? content.button?.payload);
  const { interactive } = content;
  words.push(interactive?.button_reply?.title ?? interactive?.list_reply?.title);
  words.push(interactive?.nfm_reply?.body ?? interactive?.nfm_reply?.name);
  for (const kind of mediaKinds) {
    const file = content[kind];
    if (!file) continue;
    const mimeType = cleanMediaType(file.mime_type);
    files.push({ id: file.id, mimeType, name: cleanFileName(file.filename, `${kind}${endingOf(mimeType)}`) });
    words.push(file.caption);
  }
  const { location } = content;
  if (location) words.push(locationText(location.latitude, location.longitude, location.name, location.address));
  for (const { name, phones, emails } of content.contacts ?? []) {
    const ways = [...(phones ?? []).map(({ phone }) => phone), ...(emails ?? []).map(({ email }) => email)];
    words.push(contactText(name?.formatted_name ?? '', ...ways));
  }
  words.push(content.order?.text);
  for (const item of content.order?.product_items ?? [])
    words.push(`🛒 ${item.quantity} × ${item.product_retailer_id}`);
  words.push(content.system?.body);
  return { words: words.filter((word) => typeof word === 'string'), media: files };
}

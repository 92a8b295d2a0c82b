import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { runConnector } from '../../../tests/real/connector-run.ts';
import { openGraphRig } from '../../../tests/real/graph-rig.ts';
import { messengerConnector } from '../messenger/index.ts';
import { whatsappConnector } from '../whatsapp/index.ts';

/** Webhooks recorded by others, kept outside the project; the rules below hold for whatever lies there. */
const folder = join(process.cwd(), '../shared/corpora/webhooks-meta');
const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
const bodySchema = z.object({
  entry: z.array(
    z.object({
      id: z.coerce.string(),
      changes: z
        .array(z.object({ value: z.object({ metadata: z.object({ phone_number_id: z.string() }).optional() }) }))
        .optional(),
    }),
  ),
});

describe.skipIf(names.length === 0)('webhooks from the wild', () => {
  test.each(names)('%s is answered with success and its words stay out of the log', async (name) => {
    const raw = readFileSync(join(folder, name), 'utf8');
    const [entry] = bodySchema.parse(JSON.parse(raw)).entry;
    const phoneNumberId = entry?.changes?.[0]?.value.metadata?.phone_number_id;
    const rig = await openGraphRig({
      path: 'meta/a',
      settings: phoneNumberId ? { phoneNumberId, number: '+1234567891' } : { pageId: entry?.id ?? '' },
      nodes: { [phoneNumberId ?? entry?.id ?? '']: {} },
      customer: { kind: 'messenger', value: '987654321432', label: '', name: null },
      threadKey: '987654321432',
      bodyOf: () => ({}),
      receiptBody: () => ({}),
      refusal: { kind: 'html', status: 500 },
    });
    const run = runConnector(phoneNumberId ? whatsappConnector : messengerConnector, rig);
    expect(await run.connector.webhook?.(rig.call(raw))).toMatchObject({ status: 200 });
    const { messages, receipts, watermarks } = run.sink;
    // Everything a customer wrote or our messages went through arrives somewhere; the rest is counted in the log.
    const arrived = messages.length + receipts.length + watermarks.length;
    const leftAside = /echo|feed|mention/.test(name);
    expect(arrived).toBe(leftAside ? 0 : 1);
    if (leftAside) expect(run.recorded.text()).toContain('"ignored"');
    for (const message of messages) {
      expect(message.text !== '' || message.files.length > 0).toBe(true);
      expect(message.from.value).not.toBe('');
      expect(message.sentAt).toBeGreaterThan(1_400_000_000_000);
      if (message.text) expect(run.recorded.text()).not.toContain(message.text);
    }
    await run.close();
  });
});

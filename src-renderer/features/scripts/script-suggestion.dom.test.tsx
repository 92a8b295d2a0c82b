import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Script } from '#shared/domain/script.ts';
import { aCustomer } from '../../../tests/factories/rows.ts';
import { aServer, theConversation } from '../../../tests/fakes/desk-engine.ts';
import { startDeskInPage } from '../../../tests/fakes/desk-in-page.ts';
import { renderDesk } from '../../../tests/fakes/render-desk.tsx';
import { useScriptChoices } from './choose-script.ts';
import { ScriptSuggestion } from './script-suggestion.tsx';

const step = (id: string, say: Script['steps'][number]['say'], rewardId: string | null = null) => ({
  id,
  title: { en: `Do ${id}` },
  say,
  rewardId,
});
const aScript = (id: string, fields: Partial<Script> = {}): Script => ({
  id,
  name: `Script ${id}`,
  enabled: true,
  trigger: { tiers: [], orderStatuses: [], channels: [], queueIds: [], tagIds: [], languages: [], keywords: [] },
  steps: [
    step('greet', { en: 'Hello {{customer.firstName}}', sl: 'Pozdravljeni, {{customer.firstName}}' }),
    step('end', {}),
  ],
  updatedAt: 1,
  ...fields,
});
const late = aScript('late');
const lateGold = aScript('late-gold', {
  trigger: { ...late.trigger, tiers: ['gold'], keywords: ['order'] },
  steps: [
    step(
      'greet',
      { en: 'Hello {{customer.firstName}}', sl: 'Pozdravljeni, {{customer.firstName}}, naročilo {{order.number}}' },
      'express',
    ),
    step('promise', { en: 'Tomorrow' }),
  ],
});

/** A reply to write in, as the composer has it: the suggestion and the text in one box, a button after them. */
function Reply() {
  const [text, setText] = useState('');
  return (
    <section>
      <ScriptSuggestion conversationId="conversation-1" onInsert={(words) => setText((before) => before + words)} />
      <textarea aria-label="Reply" value={text} onChange={(event) => setText(event.target.value)} />
      <button type="button">Next</button>
    </section>
  );
}

let stop = async () => {};
beforeEach(() => useScriptChoices.setState({ dismissed: new Set(), chosen: new Map() }));
afterEach(() => stop());

async function reply(scripts: readonly Script[]) {
  const world = aServer();
  world.server.write(
    ...scripts.map((row) => ({ entity: 'script' as const, row })),
    {
      entity: 'reward',
      row: {
        id: 'express',
        name: { en: 'Express', sl: 'Hitra pošta' },
        kind: 'express',
        amount: null,
        tiers: ['gold'],
      },
    },
    { entity: 'customer', row: aCustomer({ language: 'sl', tier: 'gold' }) },
    { entity: 'conversation', row: theConversation({ subject: 'Where is my order?' }) },
  );
  stop = await startDeskInPage(world);
  await renderDesk(<Reply />);
  await screen.findByRole('region', { name: 'Suggested script' });
  const progress = () => world.server.find('conversation', 'conversation-1')?.script ?? null;
  return {
    user: userEvent.setup(),
    box: screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Reply' }),
    progress,
  };
}

test('the most specific script that fits is suggested, in the customer’s language, with the reward they may have', async () => {
  await reply([late, lateGold]);
  expect(screen.getByText('VIP script')).toBeDefined();
  expect(screen.getByText('Do greet')).toBeDefined();
  expect(screen.getByText(/Pozdravljeni, Maja, naročilo \{\{order.number\}\}/)).toBeDefined();
  expect(screen.getByText(/Hitra pošta/)).toBeDefined();
  expect(screen.getByText(/Not known here: order number/)).toBeDefined();
});

test('Tab in the empty reply inserts, ticks the step, and shows the next one', async () => {
  const { user, box, progress } = await reply([late]);
  await user.click(box);
  await user.tab();
  expect(box.value).toBe('Pozdravljeni, Maja');
  expect(document.activeElement).toBe(box);
  expect(await screen.findByText('Do end')).toBeDefined();
  await waitFor(() => expect(progress()).toEqual({ scriptId: 'late', doneStepIds: ['greet'] }));
});

test('Tab moves the focus when the cursor is not at the end, when nothing is to say, and with Shift', async () => {
  const { user, box } = await reply([late]);
  await user.type(box, 'I am here{ArrowLeft}');
  await user.tab();
  expect(box.value).toBe('I am here');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Next' }));
  await user.clear(box);
  await user.click(box);
  await user.tab({ shift: true });
  expect(box.value).toBe('');
  expect(document.activeElement).not.toBe(box);
  await user.click(box);
  await user.tab();
  expect(await screen.findByText('Do end')).toBeDefined();
  await user.tab();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Next' }));
});

test('another script can be chosen, and the suggestion put away', async () => {
  const { user } = await reply([late, lateGold]);
  await user.click(screen.getByRole('button', { name: /Script late-gold.*choose another/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'Script late' }));
  expect(await screen.findByText('Pozdravljeni, Maja')).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Hide this suggestion' }));
  expect(screen.queryByRole('region', { name: 'Suggested script' })).toBeNull();
});

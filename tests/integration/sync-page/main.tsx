import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import {
  mutate,
  onEvent,
  type SecretStore,
  searchLocal,
  signIn,
  signOut,
  startSync,
  useConversations,
  useCustomer,
  useMe,
  useOutbox,
  useSyncStatus,
  useThread,
  useViewCounts,
} from '../../../src-renderer/sync/index.ts';
import { aReply } from '../../factories/mutations.ts';

/** The smallest desk there can be: every read and write of the engine's public side, without any screen of the product. */
const secrets: SecretStore = {
  load: async () => localStorage.getItem('secret'),
  save: async (secret) => localStorage.setItem('secret', secret),
  clear: async () => localStorage.removeItem('secret'),
};

function Thread({ id, customerId }: { id: string; customerId: string }) {
  const thread = useThread(id);
  const card = useCustomer(customerId);
  const [text, setText] = useState('');
  const send = () => mutate('message.send', aReply(text, { conversationId: id }));
  return (
    <section aria-label="Thread">
      <h2>{card?.customer.name}</h2>
      <ol aria-label="Messages">
        {thread?.messages.map(({ message, sendState }) => (
          <li key={message.id}>
            {message.text} [{sendState?.name ?? 'confirmed'}]
          </li>
        ))}
      </ol>
      <input aria-label="Reply" value={text} onChange={(event) => setText(event.target.value)} />
      <button type="button" onClick={() => void send()}>
        Send
      </button>
    </section>
  );
}

function Desk() {
  const state = useSyncStatus();
  const me = useMe();
  const list = useConversations({ view: 'all' });
  const counts = useViewCounts();
  const outbox = useOutbox();
  const first = list?.item(list.ids[0] ?? '');
  return (
    <main>
      <output>{state?.status.name ?? 'silent'}</output>
      <p>{me?.name}</p>
      <p>{JSON.stringify(counts ?? null)}</p>
      <p>Outbox: {outbox?.length ?? '-'}</p>
      <ul aria-label="Conversations">
        {list?.ids.map((id) => (
          <li key={id}>{list.item(id)?.customer?.name ?? '…'}</li>
        ))}
      </ul>
      {first && <Thread id={first.conversation.id} customerId={first.conversation.customerId} />}
    </main>
  );
}

const events: string[] = [];
onEvent(({ name }) => events.push(name));
Object.assign(window, { probe: { signIn, signOut, searchLocal, events } });
createRoot(document.getElementById('root') ?? document.body).render(<Desk />);
void startSync({ secrets, server: location.origin });

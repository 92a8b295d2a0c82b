import type { MutationArgs, MutationName } from '#shared/mutations/registry.ts';
import { i18n } from '../../i18n/index.ts';
import { mutate } from '../../sync/index.ts';
import { showToast } from '../../ui/toast.tsx';
import { refusalWords } from '../conversation-actions/index.ts';

const t = (key: string, values: Record<string, unknown> = {}) => i18n.getFixedT(null, 'admin-frame')(key, values);

/** Does it and says a refusal in words; true when it is done. Works offline: it goes out later. */
export async function keep<N extends MutationName>(name: N, args: MutationArgs<N>): Promise<boolean> {
  const done = await mutate(name, args);
  if (!done.ok) showToast({ text: refusalWords(done.error.code), tone: 'bad' });
  return done.ok;
}

export async function saveContent<N extends MutationName>(action: N, args: MutationArgs<N>, name: string) {
  const done = await keep(action, args);
  if (done) showToast({ text: t('saved', { name }), tone: 'good' });
  return done;
}

type RemoveName = Extract<MutationName, `${string}.remove`>;
type Named = { id: string } & ({ name: string } | { title: string });

/** Removes at once; the way back puts the same row, with the same id, where it was. */
export async function removeContent<T extends Named>(
  row: T,
  remove: RemoveName,
  putBack: (row: T) => Promise<boolean>,
) {
  const done = await keep(remove, { id: row.id });
  const name = 'name' in row ? row.name : row.title;
  if (done) showToast({ text: t('removed', { name }), onUndo: () => void putBack(row) });
  return done;
}

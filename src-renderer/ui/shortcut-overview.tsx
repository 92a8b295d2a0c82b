import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog.tsx';
import { Kbd } from './kbd.tsx';
import { useShortcutList } from './shortcut-registry.ts';

export interface ShortcutOverviewProps {
  isOpen: boolean;
  onClose: () => void;
}

/** All keys bound on the screen beneath, by group. The shell opens it with `?`. */
export function ShortcutOverview({ isOpen, onClose }: ShortcutOverviewProps) {
  const { t } = useTranslation('ui');
  const all = useShortcutList();
  const groups = [...new Set(all.map(({ group }) => group))];
  return (
    <Dialog title={t('shortcuts')} isOpen={isOpen} onClose={onClose}>
      <div className="columns-2 gap-6">
        {groups.map((group) => (
          <section key={group} className="mb-4 break-inside-avoid">
            {group && <h3 className="eyebrow mb-1.5">{group}</h3>}
            <dl>
              {all
                .filter((shortcut) => shortcut.group === group)
                .map(({ keys, label }) => (
                  <div key={keys} className="flex justify-between gap-3 py-0.75">
                    <dt>{label}</dt>
                    <dd>
                      <Kbd keys={keys} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

import { useTranslation } from 'react-i18next';
import { seesEverything } from '#shared/domain/role.ts';
import { FloorFigures } from '../features/floor/index.ts';
import { TalkButton } from '../features/mentions/index.ts';
import { PresenceMenu } from '../features/presence/index.ts';
import { HandsButton } from '../features/raised-hands/index.ts';
import { WrapUpChip } from '../features/wrap-up/index.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useMe, useViewCounts, useWorkspace } from '../sync/index.ts';
import { BehindFirst } from './behind-first.tsx';
import { PaletteBox } from './palette-box.tsx';

/** Who this is, the way to everything, what waits, and what the agent says about themselves. */
export function TopBar() {
  const { t } = useTranslation('app');
  const workspace = useWorkspace();
  return (
    <header className="flex h-11 shrink-0 items-center gap-3.5 border-b bg-panel px-3.5">
      <span aria-hidden className="size-5.5 shrink-0 rounded-[7px] bg-linear-135 from-accent to-whisper" />
      <b className="max-w-56 truncate font-strong min-[1100px]:shrink-0 max-[759px]:hidden">
        {workspace?.name ?? t('product')}
      </b>
      <PaletteBox />
      <Figures />
      <HandsButton />
      <TalkButton />
      <WrapUpChip />
      <PresenceMenu />
    </header>
  );
}

/** The floor for those who may see it; for agents, what is known on this computer without asking anybody. */
function Figures() {
  const { t } = useTranslation('app');
  const format = useFormat();
  const counts = useViewCounts();
  const me = useMe();
  if (me && seesEverything(me.role)) {
    return (
      <BehindFirst>
        <FloorFigures />
      </BehindFirst>
    );
  }
  if (!counts) return null;
  const figures = [
    { id: 'unassigned', value: counts.unassigned, isBad: false },
    { id: 'due', value: counts.breaching, isBad: counts.breaching > 0 },
  ];
  return (
    <dl className="flex gap-3.5 whitespace-nowrap max-[1099px]:hidden">
      {figures.map(({ id, value, isBad }) => (
        <div key={id} className="flex gap-1.5">
          <dt className="text-muted">{t(`figure.${id}`)}</dt>
          <dd className={isBad ? 'font-semibold text-bad' : 'font-semibold'}>{format.number(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

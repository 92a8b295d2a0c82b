import { z } from 'zod';
import { create } from 'zustand';
import type { ShownState } from '#shared/domain/agent-state.ts';
import { type FigureName, figureInfo, figureNameSchema } from '#shared/domain/figure-info.ts';
import { type FloorScope, floorScopeSchema, wholeFloor } from '#shared/domain/floor-scope.ts';

/** How people who gave up count in the service level. Three rules, three numbers: the one chosen is named wherever it is shown. */
export const abandonRules = ['offered', 'removed', 'positive'] as const;
export type AbandonRule = (typeof abandonRules)[number];

export const serviceLevels = {
  offered: 'serviceLevelOffered',
  removed: 'serviceLevelRemoved',
  positive: 'serviceLevelPositive',
} as const satisfies Record<AbandonRule, FigureName>;
const levelNames: ReadonlySet<FigureName> = new Set(Object.values(serviceLevels));
export const isServiceLevel = (figure: FigureName): boolean => levelNames.has(figure);

/** How many tiles stand above the queues; the rest is one press away. */
export const tileCount = 6;
const firstTiles: readonly FigureName[] = [
  'waiting',
  'longestWait',
  'serviceLevelOffered',
  'answered',
  'abandonRate',
  'firstContactResolution',
];

/** What somebody has set up for themselves on this computer. */
const keptSchema = z.object({
  scope: floorScopeSchema.catch(wholeFloor),
  rule: z.enum(abandonRules).catch('offered'),
  tiles: z
    .array(figureNameSchema)
    .length(tileCount)
    .catch([...firstTiles]),
  agentsAs: z.enum(['cards', 'list']).catch('cards'),
});
type Kept = z.infer<typeof keptSchema>;

interface FloorView extends Kept {
  /** What the drawer shows the inside of; null: it is closed. */
  behind: { scope: FloorScope; figure: FigureName } | null;
  showsAll: boolean;
  showsAlerts: boolean;
  agentState: ShownState | 'all';
  agentSearch: string;
}

const key = 'parley.floor';
function readKept(): Kept {
  try {
    return keptSchema.parse(JSON.parse(localStorage.getItem(key) ?? '{}'));
  } catch {
    return keptSchema.parse({});
  }
}

export const useFloorView = create<FloorView>()(() => ({
  ...readKept(),
  behind: null,
  showsAll: false,
  showsAlerts: false,
  agentState: 'all',
  agentSearch: '',
}));

export function keepView(change: Partial<Kept>): void {
  useFloorView.setState(change);
  localStorage.setItem(key, JSON.stringify(keptSchema.parse(useFloorView.getState())));
}
export const showBehind = (scope: FloorScope, figure: FigureName) =>
  useFloorView.setState({ behind: { scope, figure }, showsAll: false });
export const closeBehind = () => useFloorView.setState({ behind: null });

/** Puts a figure among the tiles in place of another. */
export function swapTile(at: number, figure: FigureName): void {
  const { tiles } = useFloorView.getState();
  const before = tiles[at];
  keepView({ tiles: tiles.map((one, index) => (index === at ? figure : one === figure && before ? before : one)) });
}

/** The tile's figure: whichever service level was put there, the rule chosen now decides which of the three is shown. */
export const underRule = (figure: FigureName, rule: AbandonRule): FigureName =>
  isServiceLevel(figure) ? serviceLevels[rule] : figure;

/** Every figure once, the service level by the chosen rule; in groups that one looks for together. */
export const figureGroups = {
  now: (Object.keys(figureInfo) as FigureName[]).filter((name) => {
    const { span, behind } = figureInfo[name];
    return span === 'now' && behind === 'conversations';
  }),
  people: (Object.keys(figureInfo) as FigureName[]).filter((name) => figureInfo[name].behind === 'agents'),
  day: (Object.keys(figureInfo) as FigureName[]).filter((name) => {
    const { span, behind } = figureInfo[name];
    return span === 'day' && behind === 'conversations';
  }),
} as const;

/** Groups that `--only` runs by themselves. */
export const groups = ['start', 'sync', 'search', 'server', 'floor'] as const;
export type Group = (typeof groups)[number];

export interface Figure {
  group: Group;
  what: string;
  /** What the figure has to reach; null: it is only reported. */
  reach: { atMost: number } | { atLeast: number } | null;
}

const atMost = (limit: number) => ({ atMost: limit });
const atLeast = (limit: number) => ({ atLeast: limit });
const figure = (group: Group, reach: Figure['reach'], what: string): Figure => ({ group, what, reach });

/** Every figure there is. Names are read by other programs: they never change their meaning. */
export const figures = {
  coldStartRatio: figure(
    'start',
    atMost(1.5),
    'launch → usable inbox from 100,000 messages, over a bare Electron window',
  ),
  memoryRatio: figure('start', atMost(1.6), 'memory (PSS) after opening 50 conversations, over the bare shell'),
  openConversationP95Ms: figure('start', atMost(50), 'click → last message painted, ms, p95'),
  openLongConversationRatio: figure('start', atMost(1.3), 'a thread of 10,000 messages over one of 20'),
  catchUpRatio: figure('sync', atLeast(0.7), '100,000 changes through the engine, over bare socket.io + bulkPut'),
  catchUpVsRxdb: figure('sync', atLeast(1.8), 'the same documents, rate over RxDB’s'),
  catchUpVsPouchdb: figure('sync', atLeast(2.5), 'the same documents, rate over PouchDB’s'),
  longTasksDuringCatchUp: figure('sync', atMost(0), 'tasks over 50 ms on the UI thread meanwhile'),
  keystrokeP95Ms: figure('sync', atMost(16), 'key → painted while catching up, ms, p95'),
  firstScreenMs: figure('sync', null, 'new computer: sign-in → usable inbox, ms'),
  firstScreenRatio: figure('sync', atMost(3), 'the same over a bare sign-in and fetch of the same first page'),
  outboxReplayPerSecond: figure('sync', null, '1,000 offline mutations replayed and acknowledged, per second'),
  localSearchP95Ms: figure('search', atMost(20), '1 to 3 words over 100,000 cached messages, ms, p95'),
  fanOutRatio: figure('server', atLeast(0.6), 'one message to 1,000 agents, speed over bare socket.io'),
  intakeToScreenP99Ms: figure('server', atMost(150), 'accepted → on a screen, 1,000 agents, 200 messages/s, ms, p99'),
  floorLatencyP99Ms: figure('floor', atMost(1000), 'fact → supervisor’s floor, 1,000 agents, 200 viewers, ms, p99'),
  routingDecisionsPerSecond: figure('floor', atLeast(1000), '2,000 agents, 10,000 waiting, per second'),
} as const satisfies Record<string, Figure>;

export type FigureName = keyof typeof figures;
export const figureNames = Object.keys(figures) as FigureName[];

/** Whether a figure is where it should be; one without a reach always is. */
export function reached({ reach }: Figure, value: number): boolean {
  if (reach === null) return true;
  return 'atMost' in reach ? value <= reach.atMost : value >= reach.atLeast;
}

export const reachText = ({ reach }: Figure): string =>
  reach === null ? 'reported' : 'atMost' in reach ? `≤ ${reach.atMost}` : `≥ ${reach.atLeast}`;

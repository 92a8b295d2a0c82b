import type { PracticeIntensity, PracticeRun, PracticeState } from '#shared/domain/practice.ts';
import { type Actor, seesEverything } from '#shared/domain/role.ts';
import type { Connector } from '../channels/connector.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import { RequestFailure } from '../platform/request-failure.ts';
import { createRandom } from '../sample/index.ts';
import type { Store } from '../store/index.ts';
import { closeGivenUp } from './close-given-up.ts';
import { startTraffic, type Traffic } from './traffic.ts';

/** Practice ends by itself when no lead has been there for this long: nobody is left to switch it off. */
export const unattendedForMs = 120_000;
const lookEveryMs = 5_000;
/** What another server said of its run counts this long: it may be dead. */
const elsewhereLastsMs = 15_000;
/** Who left last is known to have left, and their conversation closed, within this time after the end. */
const tidyForMs = 120_000;

export type PracticeSignal = { kind: 'practice'; run: PracticeRun | null } | { kind: 'practice-stop' };

interface Parts {
  store: Store;
  clock: Clock;
  log: Logger;
  findConnector(inboxId: string): Connector | null;
  /** Everybody with a desktop connected to any server. */
  connected(): Promise<ReadonlySet<string>>;
  /** Tells the leads whose desktops are connected here. */
  push(state: PracticeState): void;
  tellOthers(signal: PracticeSignal): void;
}

/** Practice customers of the whole workspace: at most one run at a time, on whichever server it was started. In memory only. */
export function createPractice({ store, clock, log, findConnector, connected, push, tellOthers }: Parts) {
  let traffic: Traffic | null = null;
  let elsewhere: { run: PracticeRun; until: number } | null = null;
  let attendedAt = 0;
  let cancelLook = () => {};
  let cancelTidy = () => {};
  let tidyUntil = 0;
  let closed = false;

  async function state(): Promise<PracticeState> {
    const other = elsewhere && elsewhere.until > clock.now() ? elsewhere.run : null;
    return { inboxId: await findPracticeInbox(), running: traffic?.state() ?? other };
  }

  async function findPracticeInbox(): Promise<string | null> {
    const row = await store.db
      .selectFrom('inbox')
      .innerJoin('workspace', (join) => join.onTrue())
      .select('inbox.id')
      .where('inbox.practice', '=', true)
      .where('inbox.enabled', '=', true)
      .where('workspace.sample', '=', true)
      .orderBy('inbox.id')
      .executeTakeFirst();
    return row?.id ?? null;
  }

  function changed(): void {
    tellOthers({ kind: 'practice', run: traffic?.state() ?? null });
    void state().then(push, (error: unknown) => log.warn({ err: error }, 'practice could not be told'));
  }

  function end(why: string): void {
    if (!traffic) return;
    const { arrived } = traffic.state();
    traffic.stop();
    traffic = null;
    cancelLook();
    log.info({ why, arrived }, 'practice ended');
    tidyUntil = clock.now() + tidyForMs;
    changed();
  }

  async function lookAround(): Promise<void> {
    const ids = [...(await connected())];
    const leads =
      ids.length === 0 ? [] : await store.db.selectFrom('user').select(['role']).where('id', 'in', ids).execute();
    if (leads.some(({ role }) => seesEverything(role))) attendedAt = clock.now();
    if (clock.now() - attendedAt >= unattendedForMs) end('unattended');
    else if (traffic) tellOthers({ kind: 'practice', run: traffic.state() });
  }

  function keepLooking(): void {
    cancelLook = clock.after(lookEveryMs, () => {
      void lookAround()
        .catch((error: unknown) => log.warn({ err: error }, 'whether anybody leads practice could not be seen'))
        .finally(() => traffic && keepLooking());
    });
  }

  /** Closes what customers left behind who gave up, for as long as some may: while they come, and a little longer. */
  function tidy(): void {
    cancelTidy();
    cancelTidy = clock.after(lookEveryMs, () => {
      void closeGivenUp(store, clock.now())
        .catch((error: unknown) => log.warn({ err: error }, 'what practice customers left behind could not be closed'))
        .finally(() => !closed && (traffic !== null || clock.now() < tidyUntil) && tidy());
    });
  }

  function demandLead({ role }: Actor): void {
    if (!seesEverything(role)) throw new RequestFailure('forbidden', 'practice is for leads');
  }

  return {
    /** @throws RequestFailure forbidden */
    async state(actor: Actor): Promise<PracticeState> {
      demandLead(actor);
      return state();
    },
    /**
     * Begins, or goes on with another intensity.
     * @throws RequestFailure forbidden; not-for-practice when real customers could be meant
     */
    async start(actor: Actor, inboxId: string, intensity: PracticeIntensity): Promise<PracticeState> {
      demandLead(actor);
      const allowed = await store.db
        .selectFrom('inbox')
        .innerJoin('workspace', (join) => join.onTrue())
        .select(['inbox.practice', 'workspace.sample'])
        .where('inbox.id', '=', inboxId)
        .executeTakeFirst();
      if (!allowed?.practice || !allowed.sample)
        throw new RequestFailure(
          'not-for-practice',
          'practice customers write to a practice inbox of a sample workspace only',
        );
      if (findConnector(inboxId)?.visitor === undefined)
        throw new RequestFailure('conflict', 'the practice inbox is not running: switch it on');
      tellOthers({ kind: 'practice-stop' });
      traffic?.stop();
      cancelLook();
      attendedAt = clock.now();
      traffic = startTraffic({
        clock,
        log,
        random: createRandom(clock.now()),
        inboxId,
        intensity,
        startedBy: actor.userId,
        connector: () => findConnector(inboxId),
        changed,
      });
      log.info({ intensity, userId: actor.userId }, 'practice began');
      keepLooking();
      tidy();
      changed();
      return state();
    },
    async stop(actor: Actor): Promise<PracticeState> {
      demandLead(actor);
      elsewhere = null;
      tellOthers({ kind: 'practice-stop' });
      end('stopped');
      return state();
    },
    /** Another server says what it runs, or wants this one to stop. */
    heard(signal: PracticeSignal): void {
      if (signal.kind === 'practice-stop') {
        end('stopped elsewhere');
        return;
      }
      elsewhere = signal.run === null ? null : { run: signal.run, until: clock.now() + elsewhereLastsMs };
      if (!traffic) void state().then(push, () => {});
    },
    /** The server has begun. Practice never goes on by itself; what was left behind when the last one ended is closed. */
    open(): void {
      tidyUntil = clock.now() + tidyForMs;
      tidy();
    },
    close(): void {
      end('server');
      closed = true;
      cancelTidy();
    },
  };
}
export type Practice = ReturnType<typeof createPractice>;

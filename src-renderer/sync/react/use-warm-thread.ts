import { useEffect } from 'react';
import type { Conversation } from '#shared/domain/conversation.ts';
import { areReadsPaced } from '../db/pace.ts';
import { useDesk } from './use-live.ts';
import { threadStore } from './use-thread.ts';

type Job = () => Promise<void>;

/**
 * Of the rows on screen: those drawn together, in their order from the top. The last drawn come first: a row scrolled to is sooner
 * clicked than one that has been there. They are read between other work, a few at once and with a rest behind them, so that a list of
 * them is no burst.
 */
const drawings: Set<Job>[] = [];
let thisDrawing: Set<Job> | null = null;
const atOnce = 3;
const restMs = 8;
/** A window with much to do, as behind a start, reads ahead all the same after this: what is clicked now must not be read first. */
const busyMs = 50;
/** While rows pour in nothing is read ahead; it is looked again after this. */
const pacedRestMs = 100;
let isWorking = false;

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const idle = () =>
  new Promise<void>((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: busyMs });
    else resolve();
  });

/** @returns takes it away again, if it has not been taken */
function add(job: Job): () => void {
  if (thisDrawing === null) {
    thisDrawing = new Set();
    drawings.push(thisDrawing);
    queueMicrotask(() => {
      thisDrawing = null;
    });
  }
  const drawing = thisDrawing.add(job);
  void work();
  return () => void drawing.delete(job);
}

function takeNext(): Job[] {
  const taken: Job[] = [];
  for (let latest = drawings.at(-1); latest && taken.length < atOnce; latest = drawings.at(-1)) {
    const [job] = latest;
    if (job === undefined) drawings.pop();
    else if (latest.delete(job)) taken.push(job);
  }
  return taken;
}

async function work(): Promise<void> {
  if (isWorking) return;
  isWorking = true;
  for (;;) {
    await wait(areReadsPaced() ? pacedRestMs : restMs);
    await idle();
    if (areReadsPaced()) continue;
    const next = takeNext();
    if (next.length === 0) break;
    // What cannot be read now is read when it is opened.
    await Promise.allSettled(next.map((job) => job()));
  }
  isWorking = false;
}

/**
 * Reads the end of a thread before it is opened: give it what is on screen in a list, and a click finds the messages in memory.
 * Again when something has been said; for what else changes, a thread is read anew behind its opening.
 */
export function useWarmThread(conversation: Conversation | null): void {
  const desk = useDesk();
  const id = conversation?.id;
  const lastPosition = conversation?.lastPosition;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new last position is what makes it read again
  useEffect(() => {
    if (desk === null || id === undefined) return undefined;
    const store = threadStore(desk, id);
    const letGo = store.hold();
    const takeAway = add(() => store.warm());
    return () => {
      takeAway();
      letGo();
    };
  }, [desk, id, lastPosition]);
}

import { useEffect } from 'react';
import type { Conversation } from '#shared/domain/conversation.ts';
import { areReadsPaced } from '../db/pace.ts';
import { conversationStore } from './use-conversations.ts';
import { useDesk } from './use-live.ts';
import { threadStore } from './use-thread.ts';

type Job = () => Promise<void>;

/**
 * Of the rows on screen, in the order they came. The last come first: a row scrolled to is sooner clicked than one that has been
 * there. They are read in idle time, a few at once and with a rest behind them, so that a list of them is no burst.
 */
const jobs = new Set<Job>();
const atOnce = 3;
const restMs = 8;
/** While rows pour in nothing is read ahead; it is looked again after this. */
const pacedRestMs = 1_000;
let isWorking = false;

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const idle = () =>
  new Promise<void>((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve());
    else resolve();
  });

async function work(): Promise<void> {
  if (isWorking) return;
  isWorking = true;
  for (;;) {
    await wait(areReadsPaced() ? pacedRestMs : restMs);
    await idle();
    if (areReadsPaced()) continue;
    const next = [...jobs].slice(-atOnce).reverse();
    if (next.length === 0) break;
    for (const job of next) jobs.delete(job);
    // What cannot be read now is read when it is opened.
    await Promise.allSettled(next.map((job) => job()));
  }
  isWorking = false;
}

/**
 * Reads the end of a thread before it is opened: give it what is on screen in a list, and a click finds the messages in memory.
 * Again when the conversation has changed.
 */
export function useWarmThread(conversation: Conversation | null): void {
  const desk = useDesk();
  useEffect(() => {
    if (desk === null || conversation === null) return undefined;
    const { id } = conversation;
    const job = async () => {
      conversationStore(desk, id).offer(conversation);
      await threadStore(desk, id).warm();
    };
    jobs.add(job);
    void work();
    return () => {
      jobs.delete(job);
    };
  }, [desk, conversation]);
}

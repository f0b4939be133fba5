import type { Recording } from '../../server/session/recording.ts';
import { memoryRecording, type Tables } from './memory-recording.ts';

// A store that behaves as disks and networks do on a bad day: it is slow, it fails before it has written, and it fails after it
// has, so that whoever wrote does not know. When its process dies, what was under way may or may not have been written.

export interface Luck {
  random: () => number;
  /** How likely an operation fails, 0 to 1. */
  trouble: () => number;
}

export interface Life {
  dead: boolean;
  /** The network between it and the store is down. */
  cut?: boolean;
  /** It hangs, and wakes up late: this resolves when it does. */
  asleep?: Promise<void> | null;
}

const never = () => new Promise<never>(() => {});
export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Does something with the store, through whatever there is in the way. */
export async function throughTrouble<T>(life: Life, { random, trouble }: Luck, work: () => Promise<T>): Promise<T> {
  const slowly = async () => {
    const roll = random();
    if (roll >= 0.5) await sleep(roll < 0.95 ? random() * 20 : random() * 2_000);
    await life.asleep;
  };
  if (life.dead) return never();
  await slowly();
  const died: boolean = life.dead;
  if (died && random() < 0.5) return never();
  if (!died && life.cut) {
    await sleep(random() * 1_000);
    throw new Error('the database does not answer');
  }
  if (!died && random() < trouble()) throw new Error('the disk is full');
  const done = await work();
  await slowly();
  if (life.dead) return never();
  if (life.cut || random() < trouble()) throw new Error('the answer was lost');
  return done;
}

export function hostileRecording(tables: Tables, life: Life, luck: Luck): Recording {
  const store = memoryRecording(tables);
  const risky = <T>(work: () => Promise<T>): Promise<T> => throughTrouble(life, luck, work);

  return {
    ...store,
    append: (...args) => risky(() => store.append(...args)),
    rest: (...args) => risky(() => store.rest(...args)),
    read: (...args) => risky(() => store.read(...args)),
    draft: (...args) => risky(() => store.draft(...args)),
    due: (...args) => risky(() => store.due(...args)),
  };
}

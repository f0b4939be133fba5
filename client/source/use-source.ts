import { useState, useSyncExternalStore } from 'react';
import type { Entry, SeenEntry } from '../../protocol/entries.ts';
import type { Scene, Source } from './source.ts';

export const useScene = (source: Source): Scene => useSyncExternalStore(source.subscribe, source.scene);

type Fold<T> = (read: T, entry: Entry) => T;

/** Folds a growing list by its new end alone; a list that shrank (the playhead went back) is folded anew. */
export function reader<T>(fold: Fold<T>, start: T): (entries: readonly SeenEntry[]) => T {
  let seen: readonly SeenEntry[] = [];
  let read = start;
  return (entries) => {
    if (entries === seen) return read;
    const grown = entries.length >= seen.length && entries[seen.length - 1] === seen.at(-1);
    const rest = grown ? entries.slice(seen.length) : entries;
    read = rest.reduce(fold, grown ? read : start);
    seen = entries;
    return read;
  };
}

export function useReading<T>(entries: readonly SeenEntry[], fold: Fold<T>, start: T): T {
  const [read] = useState(() => reader(fold, start));
  return read(entries);
}

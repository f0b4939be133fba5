import { useCallback, useState } from 'react';
import { deviceShelf } from './shelf.ts';

/** State that is kept on this device. Unreadable or missing is `start`. */
export function useKept<T>(key: string, start: T): [T, (value: T) => void] {
  const [value, set] = useState<T>(() => recall(key, start));
  const keep = useCallback(
    (next: T) => {
      set(next);
      remember(key, next);
    },
    [key],
  );
  return [value, keep];
}

export function recall<T>(key: string, start: T): T {
  try {
    const kept = deviceShelf.getItem(key);
    return kept === null ? start : (JSON.parse(kept) as T);
  } catch {
    return start;
  }
}

export function remember(key: string, value: unknown): void {
  if (value === null || value === '') deviceShelf.removeItem(key);
  else deviceShelf.setItem(key, JSON.stringify(value));
}

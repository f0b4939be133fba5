import { useCallback, useState } from 'react';

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
    const kept = localStorage.getItem(key);
    return kept === null ? start : (JSON.parse(kept) as T);
  } catch {
    return start;
  }
}

export function remember(key: string, value: unknown): void {
  try {
    if (value === null || value === '') localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Full or off: it lives as long as the page.
  }
}

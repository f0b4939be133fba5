import { useCallback, useEffect, useState } from 'react';
import { Refused } from './http.ts';

export type Loading<T> = { is: 'loading' } | { is: 'here'; value: T } | { is: 'refused'; error: Refused };

/** Asks once, and again whenever `key` changes or `again` is called. `ask` is read anew each time. */
export function useAnswer<T>(key: string, ask: (signal: AbortSignal) => Promise<T>): [Loading<T>, () => void] {
  const [answer, set] = useState<Loading<T>>({ is: 'loading' });
  const [times, count] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for all that `ask` closes over
  useEffect(() => {
    const stop = new AbortController();
    ask(stop.signal).then(
      (value) => stop.signal.aborted || set({ is: 'here', value }),
      (error: unknown) => {
        if (stop.signal.aborted) return;
        set({ is: 'refused', error: error instanceof Refused ? error : new Refused('internal', String(error)) });
      },
    );
    return () => stop.abort();
  }, [key, times]);
  const again = useCallback(() => count((n) => n + 1), []);
  return [answer, again];
}

import { useEffect, useState } from 'react';

/** Draws again every `ms` while `on`. */
export function useTick(ms: number, on = true): void {
  const [, count] = useState(0);
  useEffect(() => {
    if (!on) return;
    const timer = setInterval(() => count((n) => n + 1), ms);
    return () => clearInterval(timer);
  }, [ms, on]);
}

import { expect, test, vi } from 'vitest';
import { whenItEnds } from '../../server/doors/ending.ts';

test('a link ends when it does, not before, and however far off that is', () => {
  vi.useFakeTimers({ now: 0 });
  try {
    const end = vi.fn();
    const YEAR = 365 * 86_400_000;
    whenItEnds(YEAR, Date.now, end);
    vi.advanceTimersByTime(YEAR - 1);
    expect(end).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(end).toHaveBeenCalledTimes(1);
    const never = vi.fn();
    whenItEnds(2 * YEAR, Date.now, never)();
    vi.advanceTimersByTime(2 * YEAR);
    expect(never).not.toHaveBeenCalled();
  } finally {
    vi.useRealTimers();
  }
});

import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

const NEAR = 80;

interface Stick {
  box: RefObject<HTMLDivElement | null>;
  stuck: boolean;
  onScroll(): void;
  jump(): void;
}

/** Keeps a box at its end while it grows, unless its reader has scrolled away. */
export function useStick(grown: string): Stick {
  const box = useRef<HTMLDivElement>(null);
  const held = useRef(true);
  const [stuck, set] = useState(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `grown` says when there is more
  useLayoutEffect(() => {
    if (held.current && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [grown]);
  const onScroll = useCallback(() => {
    const shown = box.current;
    if (!shown) return;
    held.current = shown.scrollHeight - shown.scrollTop - shown.clientHeight < NEAR;
    set(held.current);
  }, []);
  const jump = useCallback(() => {
    held.current = true;
    set(true);
    box.current?.scrollTo({ top: box.current.scrollHeight });
    box.current?.focus({ preventScroll: true });
  }, []);
  return { box, stuck, onScroll, jump };
}

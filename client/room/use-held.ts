import { useCallback, useEffect, useRef, useState } from 'react';
import type { CommandOf } from '../../protocol/commands.ts';
import { recall, remember } from '../source/use-kept.ts';

const HOLD_MS = 5_000;
/** A line found after this long (the page was closed on it) is not sent by itself any more. */
const STALE_MS = 60_000;

/** A line on its way out that can still be taken back. `due` is when it goes; null waits for a word from its writer. */
export interface Held {
  command: CommandOf<'say'>;
  due: number | null;
  /** Written by hand, or a section of the case. */
  from: 'composer' | 'case';
}

export interface Holding {
  held: Held | null;
  hold(command: CommandOf<'say'>, from: Held['from']): void;
  sendNow(): void;
  /** Gives back what was held. */
  takeBack(): Held | null;
}

/** Keeps a line for a moment, on this device, so that neither a slip nor a reload costs anything. Its id makes a double send harmless. */
export function useHeld(session: string, send: (command: CommandOf<'say'>) => unknown): Holding {
  const key = `hotseat.held.${session}`;
  const [held, set] = useState<Held | null>(() => found(recall<Held | null>(key, null)));
  const now = useRef(held);

  const put = useCallback(
    (next: Held | null) => {
      now.current = next;
      remember(key, next);
      set(next);
    },
    [key],
  );
  const sendNow = useCallback(() => {
    if (!now.current) return;
    send(now.current.command);
    put(null);
  }, [send, put]);
  const hold = useCallback(
    (command: CommandOf<'say'>, from: Held['from']) => {
      sendNow();
      put({ command, from, due: Date.now() + HOLD_MS });
    },
    [sendNow, put],
  );
  const takeBack = useCallback(() => {
    const back = now.current;
    put(null);
    return back;
  }, [put]);

  useEffect(() => {
    if (!held?.due) return;
    const timer = setTimeout(sendNow, Math.max(0, held.due - Date.now()));
    return () => clearTimeout(timer);
  }, [held, sendNow]);

  useEffect(() => {
    // Another tab of this seat sent it or took it back.
    const elsewhere = (event: StorageEvent): void => {
      if (event.key !== key || event.newValue !== null) return;
      now.current = null;
      set(null);
    };
    addEventListener('storage', elsewhere);
    return () => removeEventListener('storage', elsewhere);
  }, [key]);

  return { held, hold, sendNow, takeBack };
}

function found(kept: Held | null): Held | null {
  if (!kept) return null;
  const old = kept.due === null || Date.now() - kept.due > STALE_MS;
  return { ...kept, due: old ? null : Date.now() + HOLD_MS };
}

import { useEffect, useState, useSyncExternalStore } from 'react';
import { deskOf } from './desk.ts';
import { Draft, type DraftState } from './draft.ts';
import { Shelf, tabName } from './shelf.ts';

/** The draft of this tab, sent when the page is left or the connection is back. */
export function useDraft(session: string, token: string): [DraftState, Draft] {
  const [draft] = useState(() => new Draft(deskOf(session, token), new Shelf(session, shelfSpace(), tabName())));
  useEffect(() => {
    void draft.open();
    const send = (): void => void draft.flush();
    const leave = (): void => {
      if (document.visibilityState === 'hidden') send();
    };
    addEventListener('online', send);
    document.addEventListener('visibilitychange', leave);
    return () => {
      removeEventListener('online', send);
      document.removeEventListener('visibilitychange', leave);
      void draft.flush();
      draft.close();
    };
  }, [draft]);
  return [useSyncExternalStore(draft.subscribe, draft.state), draft];
}

function shelfSpace(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

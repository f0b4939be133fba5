import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Stage } from '../reading/stage.ts';
import type { Item } from './items.ts';
import { personOf } from './people.ts';

interface Props {
  items: readonly Item[];
  stage: Stage;
  own: boolean;
  /** Not while catching up: what is past is there to be read. */
  ready: boolean;
}

/** The one live region of the page: what others have finished saying, what happened, and that the floor is yours. */
export function Announcer({ items, stage, own, ready }: Props): ReactNode {
  const told = useRef<number | null>(null);
  const [words, say] = useState('');
  useEffect(() => {
    if (!ready) return;
    const last = items.at(-1)?.seq ?? 0;
    const before = told.current;
    told.current = last;
    if (before === null || last <= before) return;
    const fresh = items.filter((item) => item.seq > before).flatMap((item) => aloud(item, stage, own));
    if (fresh.length) say(fresh.join(' '));
  }, [items, stage, own, ready]);
  const yours = ready && own && stage.floor === 'candidate' && stage.round !== null;
  return (
    <>
      <div className="sr-only" aria-live="polite" data-announcer="">
        {words}
      </div>
      <div className="sr-only" aria-live="polite">
        {yours ? 'You have the floor.' : ''}
      </div>
    </>
  );
}

function aloud(item: Item, stage: Stage, own: boolean): string[] {
  if (item.is === 'happening') {
    const { from, text } = item.happening;
    return [from ? `${from}: ${text}` : `${text}.`];
  }
  if (own && item.turn.who === 'candidate') return [];
  return [`${personOf(item.turn.who, stage, own).name}: ${item.turn.text}${item.turn.cutOff ? ' (cut off)' : ''}`];
}

// biome-ignore-all lint/suspicious/noArrayIndexKey: a row has no name but its place, and its fields hold no state of their own
import { type ReactNode, useRef } from 'react';
import { Button } from '../parts/button.tsx';
import css from './rows.module.css';

interface Props<T> {
  /** What one of them is called. */
  name: string;
  rows: readonly T[];
  blank: T;
  most: number;
  onRows(rows: T[]): void;
  children(row: T, set: (change: Partial<T>) => void, at: number): ReactNode;
}

/** Things of one kind, each with its fields; one more, one less, one further up. */
export function Rows<T>({ name, rows, blank, most, onRows, children }: Props<T>): ReactNode {
  const list = useRef<HTMLOListElement>(null);
  const add = (): void => {
    onRows([...rows, blank]);
    requestAnimationFrame(() =>
      list.current?.lastElementChild?.querySelector<HTMLElement>('input, textarea, select')?.focus(),
    );
  };
  const up = (at: number): void => {
    const moved = [...rows];
    moved.splice(at - 1, 0, ...moved.splice(at, 1));
    onRows(moved);
  };
  return (
    <div className={css.rows}>
      <ol ref={list}>
        {rows.map((row, at) => (
          <li key={at}>
            <div className={css.fields}>
              {children(row, (change) => onRows(rows.map((each, i) => (i === at ? { ...each, ...change } : each))), at)}
            </div>
            <p className={css.what}>
              {at > 0 && (
                <Button look="quiet" aria-label={`Move ${name} ${at + 1} up`} onClick={() => up(at)}>
                  Up
                </Button>
              )}
              <Button
                look="quiet"
                aria-label={`Take out ${name} ${at + 1}`}
                onClick={() => onRows(rows.filter((_, i) => i !== at))}
              >
                Take out
              </Button>
            </p>
          </li>
        ))}
      </ol>
      {rows.length < most && (
        <Button onClick={add} className={css.more}>
          {rows.length ? `One more ${name}` : `Add a ${name}`}
        </Button>
      )}
    </div>
  );
}

import { type KeyboardEvent, type ReactNode, useId } from 'react';
import css from './tabs.module.css';

interface Tab<T extends string> {
  id: T;
  name: string;
  panel: ReactNode;
  /** Something new is in there. */
  fresh?: boolean;
}

interface Props<T extends string> {
  label: string;
  tabs: readonly Tab<T>[];
  open: T;
  onOpen(id: T): void;
  className?: string | undefined;
}

/** Tabs as the ARIA practices describe them: arrows move and open, Home and End jump. Every panel stays mounted. */
export function Tabs<T extends string>({ label, tabs, open, onOpen, className }: Props<T>): ReactNode {
  const base = useId();
  const move = (event: KeyboardEvent, at: number): void => {
    const last = tabs.length - 1;
    const steps: Record<string, number> = {
      ArrowRight: (at + 1) % tabs.length,
      ArrowLeft: at ? at - 1 : last,
      Home: 0,
      End: last,
    };
    const to = tabs[steps[event.key] ?? -1];
    if (!to) return;
    event.preventDefault();
    onOpen(to.id);
    document.getElementById(`${base}${to.id}`)?.focus();
  };
  return (
    <div className={className}>
      <div role="tablist" aria-label={label} className={css.list}>
        {tabs.map(({ id, name, fresh }, at) => (
          <button
            key={id}
            id={base + id}
            type="button"
            role="tab"
            aria-selected={id === open}
            aria-controls={`${base}${id}-panel`}
            tabIndex={id === open ? 0 : -1}
            className={css.tab}
            onClick={() => onOpen(id)}
            onKeyDown={(event) => move(event, at)}
          >
            {name}
            {fresh && id !== open && <span className={css.fresh}>, new</span>}
          </button>
        ))}
      </div>
      {tabs.map(({ id, panel }) => (
        <div
          key={id}
          id={`${base}${id}-panel`}
          role="tabpanel"
          aria-labelledby={base + id}
          hidden={id !== open}
          className={css.panel}
        >
          {panel}
        </div>
      ))}
    </div>
  );
}

import { useClickOutside } from '@mantine/hooks';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { ThinkTime } from '../landing/think-time.tsx';
import { Button } from '../parts/button.tsx';
import css from './settings.module.css';

interface Props {
  hold: boolean;
  onHold(on: boolean): void;
  onClose(): void;
}

/** What this person likes, kept on this device. */
export function Settings({ hold, onHold, onClose }: Props): ReactNode {
  const [open, set] = useState(false);
  const close = (): void => {
    if (!open) return;
    set(false);
    onClose();
  };
  const box = useClickOutside<HTMLDivElement>(close);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what its button opened
    <div ref={box} className={css.settings} onKeyDown={onKeyDown}>
      <Button
        look="quiet"
        icon="settings"
        aria-label="Your settings"
        aria-expanded={open}
        onClick={() => (open ? close() : set(true))}
      />
      {open && (
        <section className={css.sheet} aria-label="Your settings">
          <ThinkTime />
          <label className={css.check}>
            <input type="checkbox" checked={hold} onChange={(event) => onHold(event.target.checked)} />
            <span>Hold each line for five seconds, so that I can take it back. Cutting in is never held.</span>
          </label>
        </section>
      )}
    </div>
  );
}

import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from './button.tsx';
import css from './confirm.module.css';

interface Props {
  title: string;
  children: ReactNode;
  yes: string;
  onYes(): void;
  onNo(): void;
}

/** Asks before something that cannot be taken back. The browser's own dialog keeps focus inside and gives it back. */
export function Confirm({ title, children, yes, onYes, onNo }: Props): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} className={css.dialog} aria-labelledby="confirm-title" onCancel={onNo}>
      <h2 id="confirm-title">{title}</h2>
      <div className={css.words}>{children}</div>
      <div className={css.actions}>
        <Button onClick={onNo}>Not yet</Button>
        <Button look="main" onClick={onYes}>
          {yes}
        </Button>
      </div>
    </dialog>
  );
}

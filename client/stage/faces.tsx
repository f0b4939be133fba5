import type { ReactNode } from 'react';
import type { RoundId } from '../../protocol/loop.ts';
import { hueOf } from '../reading/names.ts';
import { type Stage, seatedIn } from '../reading/stage.ts';
import css from './faces.module.css';
import { initials } from './initials.ts';

/** Who one meets in a round. */
export function Faces({ stage, round }: { stage: Stage; round: RoundId }): ReactNode {
  const here = seatedIn(stage, round);
  if (!here.length) return null;
  return (
    <section className={css.faces} aria-label="Who you meet">
      {here.map(({ id, name, seat }) => (
        <p key={id} className={css.face} data-hue={hueOf(id, stage.opened?.panelists ?? [])}>
          <span className={css.mark} aria-hidden="true">
            {initials(name)}
          </span>
          <b>{name}</b>
          <span>{seat}</span>
        </p>
      ))}
    </section>
  );
}

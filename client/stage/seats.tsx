import type { ReactNode } from 'react';
import { Icon } from '../parts/icons.tsx';
import { hueOf } from '../reading/names.ts';
import { nextRound, type Stage, seated } from '../reading/stage.ts';
import type { Scene } from '../source/source.ts';
import { initials } from './initials.ts';
import css from './seats.module.css';

type State = 'listening' | 'hand' | 'thinking' | 'speaking' | 'away' | 'gone';

const words: Record<State, string> = {
  listening: 'Listening',
  hand: 'Hand up',
  thinking: 'Thinking',
  speaking: 'Speaking',
  away: 'Not here yet',
  gone: 'Left the room',
};

interface Props {
  stage: Stage;
  scene: Scene;
  /** Puts a panelist's name into what is being written. */
  onAddress?: ((name: string) => void) | undefined;
}

export function Seats({ stage, scene, onAddress }: Props): ReactNode {
  const panelists = seated(stage);
  return (
    <ul className={css.seats} aria-label="The panel">
      {panelists.map(({ id, name, seat }) => {
        const state = stateOf(id, stage, scene);
        return (
          <li key={id} className={css.seat} data-hue={hueOf(id, stage.opened?.panelists ?? [])} data-state={state}>
            <span className={css.mark} aria-hidden="true">
              {initials(name)}
            </span>
            <span className={css.who}>
              <b>{name}</b>
              <span>{seat}</span>
            </span>
            <span className={css.state}>
              {state === 'hand' && <Icon name="hand" />}
              {state === 'speaking' && (
                <span className={css.bars} aria-hidden="true">
                  <i />
                  <i />
                  <i />
                </span>
              )}
              {words[state]}
            </span>
            {onAddress && (
              <button type="button" className={css.address} onClick={() => onAddress(name)}>
                Address <span className="sr-only">{name}</span>
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function stateOf(id: string, stage: Stage, scene: Scene): State {
  if (!stage.round) return nextRound(stage) ? 'away' : 'gone';
  if (scene.speech?.panelist === id) return 'speaking';
  if (scene.hand === id) return 'hand';
  if (stage.floor === id || (stage.waitingFor === 'panel' && stage.floor === null && !scene.speech)) return 'thinking';
  return 'listening';
}

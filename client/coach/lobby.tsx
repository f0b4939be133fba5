import { type ReactNode, useState } from 'react';
import type { RoundId } from '../../protocol/loop.ts';
import type { PublicScenario } from '../../protocol/scenario.ts';
import { anything, found } from '../library/filter.ts';
import { FilterBar } from '../library/filter-bar.tsx';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { roundName } from '../reading/names.ts';
import { about } from '../reading/rounds.ts';
import type { Stage } from '../reading/stage.ts';
import { call } from '../source/http.ts';
import type { Asked, Scene } from '../source/source.ts';
import { useAnswer } from '../source/use-answer.ts';
import css from './lobby.module.css';
import { LobbyPlan } from './lobby-plan.tsx';
import { Pressure } from './pressure.tsx';

interface Props {
  scene: Scene;
  stage: Stage;
  next: RoundId;
  onCommand(command: Asked): void;
}

/** While no round is open: who is here, what it will be about, and the word that begins it. */
export function Lobby({ scene, stage, next, onCommand }: Props): ReactNode {
  const [list, again] = useAnswer('scenarios', (signal) =>
    call<{ scenarios: PublicScenario[] }>('/api/scenarios', { signal }),
  );
  const current = stage.scenario;
  const [chosen, choose] = useState('');
  const [wanted, want] = useState(anything);
  const scenarios = list.is === 'here' ? list.value.scenarios : [];
  const fitting = found(scenarios, wanted);
  const picked = scenarios.find(({ id }) => id === chosen);
  const here = scene.present.some(({ role }) => role === 'candidate');
  const first = stage.closedRounds.length === 0;
  return (
    <section className={css.lobby} data-first={first} aria-labelledby="lobby">
      <h2 id="lobby">{first ? 'The lobby' : `Next: ${roundName[next]}`}</h2>
      <p className={css.what}>
        {here ? `${stage.opened?.candidate ?? 'The candidate'} is here.` : 'The candidate is not here yet.'}
      </p>
      <p className={css.what}>What the candidate reads of the round: “{about[next].what}”</p>
      <h3>The scenario</h3>
      {scenarios.length > 0 && (
        <FilterBar scenarios={scenarios} wanted={wanted} count={fitting.length} onWanted={want} folded />
      )}
      <div className={css.scenario}>
        <label htmlFor="lobby-scenario" className="sr-only">
          The scenario
        </label>
        <select
          id="lobby-scenario"
          value={chosen || (current?.id ?? '')}
          onChange={(event) => choose(event.target.value)}
        >
          {current && !fitting.some(({ id }) => id === current.id) && (
            <option value={current.id}>{current.title}</option>
          )}
          {fitting.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
        <Button
          aria-disabled={!picked || picked.id === current?.id}
          onClick={() => picked && picked.id !== current?.id && onCommand({ type: 'scenario', scenario: picked.id })}
        >
          Change it
        </Button>
      </div>
      {picked && <p className={css.what}>{picked.summary}</p>}
      {list.is === 'refused' && (
        <Notice tone="bad" action={<Button onClick={again}>Try again</Button>}>
          The scenarios did not load. {list.error.message}
        </Notice>
      )}
      {first && <LobbyPlan stage={stage} onCommand={onCommand} />}
      <Pressure stage={stage} onCommand={onCommand} />
      {stage.case && <p className={css.what}>The case is handed in already; it stays as it is.</p>}
      <Button look="main" icon="play" className={css.begin} onClick={() => onCommand({ type: 'begin' })}>
        Begin {roundName[next].toLowerCase()}
      </Button>
    </section>
  );
}

import { type ReactNode, useState } from 'react';
import type { PublicScenario } from '../../protocol/scenario.ts';
import { levelsOf } from '../library/facts.tsx';
import { anything, found } from '../library/filter.ts';
import { FilterBar } from '../library/filter-bar.tsx';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Prose } from '../prose/prose.tsx';
import { surfaceName } from '../reading/names.ts';
import type { Loading } from '../source/use-answer.ts';
import css from './scenarios.module.css';

interface Props {
  list: Loading<{ scenarios: PublicScenario[] }>;
  chosen: string | null;
  onChoose(id: string): void;
  again(): void;
}

export function Scenarios({ list, chosen, onChoose, again }: Props): ReactNode {
  const [wanted, want] = useState(anything);
  if (list.is === 'loading') return <div className={css.blank} role="status" aria-label="Loading the scenarios" />;
  if (list.is === 'refused') {
    return (
      <Notice tone="bad" icon="offline" alert action={<Button onClick={again}>Try again</Button>}>
        The scenarios did not load. {list.error.message}
      </Notice>
    );
  }
  const { scenarios } = list.value;
  if (!scenarios.length) return <Notice>There are no scenarios on this server yet.</Notice>;
  const fitting = found(scenarios, wanted);
  const open = scenarios.find(({ id }) => id === chosen);
  return (
    <div>
      <FilterBar scenarios={scenarios} wanted={wanted} count={fitting.length} onWanted={want} folded />
      {fitting.length === 0 && <Notice>No scenario is all of that. Take a choice away.</Notice>}
      <fieldset className={css.list}>
        <legend className="sr-only">Choose a scenario</legend>
        {fitting.map((scenario) => (
          <label key={scenario.id} className={css.card}>
            <input
              type="radio"
              className="sr-only"
              name="scenario"
              checked={scenario.id === chosen}
              onChange={() => onChoose(scenario.id)}
            />
            <span className={css.face}>
              <span className={css.surface}>{surfaceName(scenario.surface)}</span>
              <span className={css.title}>{scenario.title}</span>
              <span className={css.summary}>{scenario.summary}</span>
              <span className={css.facts}>
                {scenario.minutes} minutes, {levelsOf(scenario.levels)}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      {open && (
        <details className={css.brief}>
          <summary>Read the brief of “{open.title}”</summary>
          <Prose text={open.brief} />
        </details>
      )}
    </div>
  );
}

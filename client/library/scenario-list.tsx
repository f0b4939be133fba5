import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { surfaceName } from '../reading/names.ts';
import { Focus, factsOf } from './facts.tsx';
import css from './scenario-list.module.css';
import { isWhole, type Known } from './use-library.ts';

/** One line each: what it is about, and for whom. */
export const ScenarioList = ({ scenarios }: { scenarios: readonly Known[] }): ReactNode => (
  <ul className={css.list}>
    {scenarios.map((scenario) => (
      <li key={scenario.id}>
        <p className={css.surface}>{surfaceName(scenario.surface)}</p>
        <div>
          <h2>
            <Link href={`/scenarios/${scenario.id}`}>{scenario.title}</Link>
          </h2>
          <p className={css.summary}>{scenario.summary}</p>
        </div>
        <p className={css.facts}>
          <span>{factsOf(scenario)}</span>
          <Focus scenario={scenario} />
          {isWhole(scenario) && scenario.version > 1 && <span>Version {scenario.version}</span>}
        </p>
      </li>
    ))}
  </ul>
);

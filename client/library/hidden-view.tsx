import type { ReactNode } from 'react';
import type { Axis } from '../../protocol/challenge.ts';
import type { Scenario } from '../../protocol/scenario.ts';
import { ArtifactFigure } from '../artifact/artifact-figure.tsx';
import { Prose } from '../prose/prose.tsx';
import { axisName } from '../reading/names.ts';
import { Linked } from './linked.tsx';
import { qualityName } from './names.ts';
import css from './view.module.css';

/** What only the panel and the coach know of it. */
export const HiddenView = ({ scenario: { hidden, sample } }: { scenario: Scenario }): ReactNode => (
  <section className={css.hidden} aria-labelledby="hidden">
    <h2 id="hidden">Hidden from the candidate</h2>
    <h3>Where candidates are soft</h3>
    <dl className={css.pairs}>
      {(Object.entries(hidden.soft) as [Axis, string][]).map(([axis, text]) => (
        <div key={axis}>
          <dt>{axisName[axis]}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
    {hidden.questions.length > 0 && <h3>Questions for when nothing stands open</h3>}
    <ul className={css.rows}>
      {hidden.questions.map(({ panelist, axis, text }) => (
        <li key={text}>
          {text}
          <small>
            {panelist.toUpperCase()}, {axisName[axis].toLowerCase()}
          </small>
        </li>
      ))}
    </ul>
    {hidden.numbers.length > 0 && <h3>Numbers that a good answer reaches for</h3>}
    <ul className={css.rows}>
      {hidden.numbers.map(({ what, value, source }) => (
        <li key={what}>
          <b>{what}:</b> {value}
          <small>
            <Linked text={source} />
          </small>
        </li>
      ))}
    </ul>
    {hidden.twists.length > 0 && <h3>Twists to throw in</h3>}
    <ul className={css.rows}>
      {hidden.twists.map(({ title, text }) => (
        <li key={title}>
          <b>{title}.</b> {text}
        </li>
      ))}
    </ul>
    {hidden.artifact && (
      <>
        <h3>The artifact of the technical round</h3>
        <ArtifactFigure {...hidden.artifact} />
        <p className={css.ask}>{hidden.artifact.ask}</p>
      </>
    )}
    <h3>The sample case</h3>
    <details className={css.sample}>
      <summary>
        {sample.title} ({qualityName[sample.quality].toLowerCase()})
      </summary>
      <Prose text={sample.case} top={4} />
    </details>
  </section>
);

import type { ReactNode } from 'react';
import type { Stage } from '../reading/stage.ts';
import type { Scene } from '../source/source.ts';
import css from './first-hint.module.css';

/** For a newcomer: how one speaks here. It goes with the first line that is said. */
export function FirstHint({ scene, stage }: { scene: Scene; stage: Stage }): ReactNode {
  if (stage.floor !== 'candidate' || scene.entries.some(({ type }) => type === 'candidate.said')) return null;
  return (
    <p className={css.hint}>
      {stage.case && 'Present a section of the case as it stands, or say it in your own words. '}
      Keep the floor for as long as you go on; hand it over when you want their questions. While one of them speaks,
      what you send cuts in.
    </p>
  );
}

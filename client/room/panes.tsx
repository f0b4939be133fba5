import type { ReactNode } from 'react';
import { ArtifactFigure } from '../artifact/artifact-figure.tsx';
import { CasePane } from '../case/case-pane.tsx';
import { type Artifact, kindName } from '../reading/artifacts.ts';
import type { Section } from '../reading/sections.ts';
import { roundInView, type Stage } from '../reading/stage.ts';
import type { Scene } from '../source/source.ts';
import { AboutRound } from './about-round.tsx';
import css from './table.module.css';

export type PaneId = 'case' | 'about' | `shown-${number}`;

export interface Pane {
  id: PaneId;
  name: string;
  panel: ReactNode;
}

interface Beside {
  scene: Scene;
  stage: Stage;
  artifacts: readonly Artifact[];
  onPresent: ((section: Section) => void) | undefined;
  leaving: string | undefined;
}

/** What lies on the table beside the conversation, the most wanted first. */
export function panesOf({ scene, stage, artifacts, onPresent, leaving }: Beside): readonly Pane[] {
  const round = roundInView(stage);
  const shown = artifacts
    .filter((artifact) => artifact.round === round)
    .map((artifact): Pane => ({ id: `shown-${artifact.seq}`, name: kindName(artifact.kind), panel: exhibit(artifact) }))
    .toReversed();
  const written: Pane = {
    id: 'case',
    name: 'Case',
    panel: <CasePane scene={scene} stage={stage} onPresent={onPresent} leaving={leaving} />,
  };
  if (!round || round === 'case-presentation') return [...shown, written];
  const plain: Pane = { id: 'about', name: 'This round', panel: <AboutRound round={round} stage={stage} /> };
  return [...shown, plain, ...(stage.case ? [written] : [])];
}

const exhibit = (artifact: Artifact): ReactNode => (
  <div className={css.exhibit}>
    <ArtifactFigure {...artifact} />
  </div>
);

import { type ReactNode, useDeferredValue } from 'react';
import type { Scenario } from '../../protocol/scenario.ts';
import type { Draft } from './draft.ts';
import { fileOf } from './file.ts';
import css from './form.module.css';
import { HiddenView } from './hidden-view.tsx';
import { PublicView } from './public-view.tsx';

export type PreviewPane = 'candidate' | 'hidden' | 'file';

/** What will be seen, and by whom. */
export const previewPanes = (draft: Draft): readonly { id: PreviewPane; name: string; panel: ReactNode }[] => [
  { id: 'candidate', name: 'Candidate sees', panel: <Seen draft={draft} show={candidate} /> },
  { id: 'hidden', name: 'Hidden', panel: <Seen draft={draft} show={hidden} /> },
  { id: 'file', name: 'File', panel: <Seen draft={draft} show={file} /> },
];

/** A key at once, its preview a moment later. */
function Seen({ draft, show }: { draft: Draft; show(draft: Draft): ReactNode }): ReactNode {
  return <div className={css.pane}>{show(useDeferredValue(draft))}</div>;
}

const asScenario = (draft: Draft): Scenario => ({ ...draft, minutes: draft.minutes ?? 0 });

const candidate = (draft: Draft): ReactNode => <PublicView scenario={asScenario(draft)} />;
const hidden = (draft: Draft): ReactNode => <HiddenView scenario={asScenario(draft)} />;
const file = (draft: Draft): ReactNode => <pre className={css.file}>{fileOf(draft)}</pre>;

import { type ReactNode, useMemo } from 'react';
import { noTranscript, transcribe } from '../../interview/readings/transcript.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icons.tsx';
import { Prose } from '../prose/prose.tsx';
import { type Section, sameWords, sectionsOf } from '../reading/sections.ts';
import type { Stage } from '../reading/stage.ts';
import type { Scene } from '../source/source.ts';
import { useReading } from '../source/use-source.ts';
import css from './case-pane.module.css';

interface Props {
  scene: Scene;
  stage: Stage;
  /** Where the reader may present: says this section's own words. */
  onPresent?: ((section: Section) => void) | undefined;
  /** Words on their way out, so that nothing is presented twice. */
  leaving?: string | undefined;
}

/** The case, section by section, and which of them have been presented. */
export function CasePane({ scene, stage, onPresent, leaving = '' }: Props): ReactNode {
  const { turns } = useReading(scene.entries, transcribe, noTranscript);
  const text = stage.case?.text ?? '';
  const sections = useMemo(() => sectionsOf(text), [text]);
  const said = useMemo(
    () => new Set(turns.filter(({ who }) => who === 'candidate').map((turn) => sameWords(turn.text))),
    [turns],
  );
  const waiting = new Set(
    [leaving, ...scene.unanswered.map((command) => (command.type === 'say' ? command.text : ''))].map(sameWords),
  );
  /** The case's own outline hangs below the page's title without a gap. */
  const top = /^# /m.test(text) ? 2 : 1;
  if (!stage.case) return <Brief stage={stage} />;
  return (
    <article className={css.pane} aria-label="The case">
      <p className={css.kind}>{stage.case.from === 'sample' ? 'The sample case' : 'The case'}</p>
      {sections.map((section) => {
        const words = sameWords(section.text);
        const presented = said.has(words);
        return (
          <section key={section.id} className={css.section} data-presented={presented}>
            <Prose text={section.text} top={top} />
            {presented ? (
              <p className={css.done}>
                <Icon name="check" /> Presented
              </p>
            ) : (
              onPresent && (
                <Button
                  look="quiet"
                  icon="forward"
                  className={css.present}
                  aria-disabled={waiting.has(words)}
                  onClick={() => !waiting.has(words) && onPresent(section)}
                >
                  Present this section
                  {section.title && <span className="sr-only">: {section.title}</span>}
                </Button>
              )
            )}
          </section>
        );
      })}
      <details className={css.brief}>
        <summary>The brief</summary>
        <Prose text={stage.scenario?.brief ?? ''} top={3} />
      </details>
    </article>
  );
}

const Brief = ({ stage }: { stage: Stage }): ReactNode => (
  <article className={css.pane} aria-label="The brief">
    <p className={css.kind}>The brief</p>
    {stage.scenario && <h2 className={css.title}>{stage.scenario.title}</h2>}
    <Prose text={stage.scenario?.brief ?? ''} top={3} />
  </article>
);

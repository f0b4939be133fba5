import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { Scenario, ScenarioVersion } from '../../protocol/scenario.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { call } from '../source/http.ts';
import { useAnswer } from '../source/use-answer.ts';
import { draftOf, keepDraft } from './draft.ts';
import css from './versions.module.css';

interface Props {
  id: string;
  operator: string | null;
  /** The version on the page. */
  shown: number;
  onLook(scenario: Scenario): void;
}

const when = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** What was written before. A recording keeps the version it was made on, whatever becomes of the others. */
export function Versions({ id, operator, shown, onLook }: Props): ReactNode {
  const [, go] = useLocation();
  const path = `/api/scenarios/${encodeURIComponent(id)}/versions`;
  const [answer, again] = useAnswer(path, (signal) =>
    call<{ versions: ScenarioVersion[] }>(path, { token: operator, signal }),
  );
  const versions = answer.is === 'here' ? answer.value.versions : [];
  const newest = versions[0]?.scenario.version ?? 1;
  const goOn = ({ scenario }: ScenarioVersion): void => {
    keepDraft(id, { base: newest, at: Date.now(), draft: draftOf(scenario) });
    go(`/scenarios/${id}/edit`);
  };
  return (
    <section className={css.versions} aria-labelledby="versions">
      <h2 id="versions">Versions</h2>
      {answer.is === 'loading' && <p role="status">Fetching the versions</p>}
      {answer.is === 'refused' && (
        <Notice tone="bad" icon="offline" action={<Button onClick={again}>Try again</Button>}>
          The versions did not load. {answer.error.message}
        </Notice>
      )}
      <ul>
        {versions.map((each) => {
          const { version, title } = each.scenario;
          return (
            <li key={version} aria-current={version === shown}>
              <b>Version {version}</b>
              <span>{each.at === null ? 'Came with the house' : when.format(each.at)}</span>
              <span>{title}</span>
              <span className={css.what}>
                {version !== shown && (
                  <Button
                    look="quiet"
                    aria-label={`Look at it: version ${version}`}
                    onClick={() => onLook(each.scenario)}
                  >
                    Look at it
                  </Button>
                )}
                {version !== newest && (
                  <Button look="quiet" aria-label={`Go on from it: version ${version}`} onClick={() => goOn(each)}>
                    Go on from it
                  </Button>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

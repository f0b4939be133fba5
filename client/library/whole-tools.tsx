import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import type { Scenario } from '../../protocol/scenario.ts';
import { Button } from '../parts/button.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { Notice } from '../parts/notice.tsx';
import { request } from '../source/http.ts';
import { draftOf, keepDraft } from './draft.ts';
import { saveFile } from './save-file.ts';

/** What the operator can do with a scenario as it is. */
export function WholeTools({ scenario, operator }: { scenario: Scenario; operator: string | null }): ReactNode {
  const [, go] = useLocation();
  const [asking, ask] = useState(false);
  const [problem, tell] = useState<string | null>(null);
  const { id, title } = scenario;
  const duplicate = (): void => {
    const draft = { ...draftOf(scenario), id: `${id.slice(0, 73)}-copy`, version: 1, title: `${title}, a copy` };
    keepDraft(null, { base: null, at: Date.now(), draft });
    go('/scenarios/new');
  };
  const takeAway = async (): Promise<void> => {
    ask(false);
    try {
      await request(`/api/scenarios/${encodeURIComponent(id)}`, { method: 'DELETE', token: operator });
      go('/scenarios');
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <>
      <Button onClick={() => go(`/scenarios/${id}/edit`)}>Change it</Button>
      <Button onClick={duplicate}>Duplicate</Button>
      <Button icon="save" onClick={() => void saveFile(scenario)}>
        Save as a file
      </Button>
      <Button look="quiet" onClick={() => ask(true)}>
        Take it away
      </Button>
      {problem && (
        <Notice tone="bad" alert>
          {problem}
        </Notice>
      )}
      {asking && (
        <Confirm
          title={`Take “${title}” away?`}
          yes="Take it away"
          onNo={() => ask(false)}
          onYes={() => void takeAway()}
        >
          Nobody can open a session on it any more. Recordings made on it stay as they are. Save it as a file first if
          you may want it back.
        </Confirm>
      )}
    </>
  );
}

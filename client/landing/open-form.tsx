import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import type { OpenSession, SessionOpened } from '../../protocol/http.ts';
import type { PublicScenario } from '../../protocol/scenario.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { call, Refused } from '../source/http.ts';
import { useAnswer } from '../source/use-answer.ts';
import { useKept } from '../source/use-kept.ts';
import { CaseField } from './case-field.tsx';
import { Dials } from './dials.tsx';
import css from './open-form.module.css';
import { CASE_KEY, personKey } from './person.ts';
import { Scenarios } from './scenarios.tsx';
import { Sitting } from './sitting.tsx';
import { ThinkTime } from './think-time.tsx';
import { asked, firstWishes, roundsOf, type Wishes, wantsCase } from './wishes.ts';

export const FORM_ID = 'open-session';
/** What the button says that asks for no choices: the case presentation, with the sample case. */
export const AT_ONCE = 'at-once';
const NO_CASE = 'Your own case is still empty. Paste it, or choose the sample case.';

interface Props {
  onOpened(opened: SessionOpened, title: string): void;
  start: string;
  /** Opens for somebody else, with this key. */
  operator?: string;
}

export function OpenForm({ onOpened, start, operator }: Props): ReactNode {
  const [list, again] = useAnswer('scenarios', (signal) =>
    call<{ scenarios: PublicScenario[] }>('/api/scenarios', { signal }),
  );
  const [chosen, choose] = useState<string | null>(() => new URLSearchParams(location.search).get('scenario'));
  const [kept, keep] = useKept<Partial<Wishes>>('hotseat.wishes', {});
  // What a coach pastes for somebody else is not their own.
  const place = operator ? 'hotseat.case.coach' : CASE_KEY;
  const [text, setText] = useKept(place, '');
  const [own, setOwn] = useKept(`${place}.own`, false);
  const [name, setName] = useKept('hotseat.name', '');
  const [lobby, setLobby] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Refused | null>(null);
  const wrong = useRef<HTMLDivElement>(null);

  const scenarios = list.is === 'here' ? list.value.scenarios : [];
  const scenario = scenarios.find(({ id }) => id === chosen) ?? scenarios[0];
  const wishes: Wishes = { ...firstWishes, ...kept };
  const wish = (change: Partial<Wishes>): void => keep({ ...kept, ...change });
  const rounds = roundsOf(wishes);
  const written = wantsCase(rounds);

  const refuse = (why: Refused): void => {
    setProblem(why);
    requestAnimationFrame(() => wrong.current?.focus());
  };
  const open = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const atOnce = submitter?.getAttribute('value') === AT_ONCE;
    if (!scenario || busy || (!rounds.length && !atOnce)) return;
    const bringsCase = own && written && !atOnce;
    if (bringsCase && !text.trim()) return refuse(new Refused('bad_request', NO_CASE));
    const body: OpenSession = {
      scenario: scenario.id,
      ...asked(atOnce ? { ...wishes, sitting: 'one', one: 'case-presentation' } : wishes),
    };
    if (bringsCase) body.case = text;
    if (name.trim()) body.candidate = name.trim();
    if (operator) body.lobby = lobby;
    else if (personKey()) body.person = personKey();
    setBusy(true);
    setProblem(null);
    try {
      const opened = await call<SessionOpened>('/api/sessions', { method: 'POST', body, token: operator ?? null });
      onOpened(opened, scenario.title);
    } catch (error) {
      refuse(error as Refused);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form id={FORM_ID} className={css.form} onSubmit={(event) => void open(event)} noValidate>
      <section className={css.step}>
        <h2 id="scenario">The scenario</h2>
        <Scenarios list={list} chosen={scenario?.id ?? null} onChoose={choose} again={again} />
      </section>
      <section className={css.step}>
        <h2>The rounds</h2>
        <Sitting wishes={wishes} onWish={wish} />
      </section>
      {written && (
        <section className={css.step}>
          <h2>The case</h2>
          <CaseField text={text} onText={setText} own={own} onOwn={setOwn} />
        </section>
      )}
      <section className={css.step}>
        <h2>The panel</h2>
        <div className={css.dials}>
          <Dials wishes={wishes} onWish={wish} fits={scenario?.levels} loop={rounds.length > 1} />
          {operator ? (
            <label className={css.check}>
              <input type="checkbox" checked={lobby} onChange={(event) => setLobby(event.target.checked)} />
              <span>Wait in the lobby until a coach begins</span>
            </label>
          ) : (
            <ThinkTime />
          )}
        </div>
      </section>
      <section className={css.step}>
        <h2>{operator ? 'The candidate' : 'You'}</h2>
        <div>
          <label className={css.name}>
            <span>{operator ? 'Their name' : 'Your name'}</span>
            <input value={name} maxLength={80} autoComplete="name" onChange={(event) => setName(event.target.value)} />
            <small>Optional. It is what the panel calls {operator ? 'them' : 'you'}.</small>
          </label>
          <div ref={wrong} tabIndex={-1} className={css.wrong}>
            {problem && (
              <Notice tone="bad" alert>
                {inWords(problem)}
              </Notice>
            )}
          </div>
          <Button
            look="main"
            type="submit"
            className={css.start}
            disabled={!scenario}
            aria-disabled={busy || !rounds.length}
            icon="send"
          >
            {busy ? 'Setting up the room' : start}
          </Button>
        </div>
      </section>
    </form>
  );
}

function inWords(problem: Refused): string {
  if (problem.code === 'unauthorized' || problem.code === 'forbidden') {
    return 'Sessions here are opened by a coach. Ask yours for a link: it brings you straight to your seat.';
  }
  const fields = Object.entries(problem.fields ?? {}).map(([path, what]) => `${path}: ${what}`);
  return [problem.message, ...fields].join(' ');
}

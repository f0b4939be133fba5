import { type ReactNode, useState } from 'react';
import { Link, useLocation } from 'wouter';
import buttonCss from '../parts/button.module.css';
import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { hueOf, recommendationName } from '../reading/names.ts';
import { Exports } from '../replay/exports.tsx';
import { ChallengeList } from './challenge-list.tsx';
import type { Read } from './debrief.tsx';
import css from './debrief-report.module.css';
import { Erase } from './erase.tsx';
import { Overall } from './overall.tsx';
import { Round } from './round.tsx';

export function DebriefReport({
  session,
  token,
  report,
  view,
  panelists,
}: Read & { session: string; token: string }): ReactNode {
  const [, go] = useLocation();
  const [erasing, erase] = useState(false);
  const toTurn = (turn: string): void => go(`/s/${session}/replay#turn=${encodeURIComponent(turn)}`);
  const { recommendation, overall, rounds, panel, challenges, practice } = report;
  return (
    <Page title={`Debrief: ${view.scenario.title}`} tools={<Link href={`/s/${session}/replay`}>Replay</Link>}>
      <article className={css.report}>
        <header className={css.head}>
          <p className={css.what}>
            {view.scenario.title}, {view.level}
          </p>
          <h1>{recommendation ? recommendationName[recommendation] : 'No recommendation'}</h1>
          {!recommendation && <p className={css.lead}>There was too little to go on.</p>}
          <Overall value={overall} />
          <p className={css.caution}>
            These scores are not calibrated against real hiring decisions. Every one rests on words you can read below
            it.
          </p>
        </header>

        {panel.length > 0 && (
          <section className={css.part} aria-labelledby="panel">
            <h2 id="panel">What each of them would say</h2>
            <div className={css.views}>
              {panel.map(({ panelist, recommendation: theirs, why }) => {
                const who = panelists.find(({ id }) => id === panelist);
                return (
                  <figure key={panelist} className={css.view} data-hue={hueOf(panelist, panelists)}>
                    <figcaption>
                      <b>{who?.name ?? panelist}</b> {who?.seat}
                    </figcaption>
                    <p className={css.verdict}>{theirs ? recommendationName[theirs] : 'No recommendation'}</p>
                    <p>{why}</p>
                  </figure>
                );
              })}
            </div>
          </section>
        )}

        {practice.length > 0 && (
          <section className={css.part} aria-labelledby="practice">
            <h2 id="practice">What to practise next</h2>
            <ol className={css.practice}>
              {practice.map(({ what, why }) => (
                <li key={what}>
                  <p>{what}</p>
                  <p className={css.why}>{why}</p>
                </li>
              ))}
            </ol>
          </section>
        )}

        {rounds.map((round) => (
          <Round key={round.round} round={round} onTurn={toTurn} />
        ))}

        <section className={css.part} aria-labelledby="challenges">
          <h2 id="challenges">The challenges</h2>
          <ChallengeList challenges={challenges} panelists={panelists} onTurn={toTurn} />
        </section>

        <footer className={css.foot}>
          <Button icon="print" onClick={() => print()}>
            Print or save as PDF
          </Button>
          <Link href={`/s/${session}/replay`} className={buttonCss.button}>
            Watch the replay
          </Link>
          {view.coach && (
            <a href={view.coach.url} className={buttonCss.button}>
              See what the panel saw
            </a>
          )}
          <Exports session={session} token={token} />
          {view.you.role === 'candidate' && (
            <Button look="quiet" onClick={() => erase(true)}>
              Erase this session
            </Button>
          )}
        </footer>
        {erasing && <Erase session={session} token={token} onClose={() => erase(false)} />}
      </article>
    </Page>
  );
}

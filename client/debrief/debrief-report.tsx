import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { Page } from '../parts/page.tsx';
import { recommendationName } from '../reading/names.ts';
import { AdviceList } from './advice-list.tsx';
import { benchesOf } from './apart.ts';
import { BenchViews } from './bench-views.tsx';
import { ChallengeList } from './challenge-list.tsx';
import { ChallengeTimeline } from './challenge-timeline.tsx';
import css from './debrief-report.module.css';
import { Foot } from './foot.tsx';
import type { Read } from './load.ts';
import { lossesOf } from './lost.ts';
import { LostList } from './lost-list.tsx';
import { MarkedCase } from './marked-case.tsx';
import { Overall } from './overall.tsx';
import { Part } from './part.tsx';
import { Round } from './round.tsx';
import { VerdictStrip } from './verdict-strip.tsx';

/** The page one reads afterwards, and prints: the verdict, what was lost and what would have held, and every word it rests on. */
export function DebriefReport({
  session,
  token,
  report,
  view,
  stage,
  turns,
}: Read & { session: string; token: string }): ReactNode {
  const [, go] = useLocation();
  const toTurn = (turn: string): void => go(`/s/${session}/replay#turn=${encodeURIComponent(turn)}`);
  const { recommendation, overall, rounds, panel, challenges } = report;
  const panelists = stage.opened?.panelists ?? [];
  const { lost, held, advice } = lossesOf(report);
  return (
    <Page title={`Debrief: ${view.scenario.title}`} tools={<Link href={`/s/${session}/replay`}>Replay</Link>}>
      <article className={css.report}>
        <header className={css.head}>
          <p className={css.what}>{headline(report.rounds.length, stage.opened?.candidate, view)}</p>
          <h1>{recommendation ? recommendationName[recommendation] : 'No recommendation'}</h1>
          {!recommendation && <p className={css.lead}>There was too little to go on.</p>}
          {stage.closed === 'eliminated' && (
            <p className={css.lead}>The loop ended early: a round eliminated, as it would have for real.</p>
          )}
          <Overall value={overall} />
          <p className={css.caution}>
            These scores are not calibrated against real hiring decisions. Every one rests on words you can read below
            it.
          </p>
          <VerdictStrip stage={stage} rounds={rounds} />
        </header>

        {panel.length > 0 && (
          <Part id="panel" title="What each of them would say">
            <div className={css.views}>
              {benchesOf(panel, panelists).map((bench) => (
                <BenchViews key={bench.round ?? 'all'} bench={bench} panelists={panelists} />
              ))}
            </div>
          </Part>
        )}
        {lost.length > 0 && (
          <Part id="lost" title="What did not hold, and what would have">
            <LostList lost={lost} panelists={panelists} onTurn={toTurn} />
          </Part>
        )}
        {advice.length > 0 && (
          <Part id="practice" title={lost.length ? 'What to practise besides' : 'What to practise next'}>
            <AdviceList advice={advice} />
          </Part>
        )}
        {challenges.length > 0 && (
          <Part id="timeline" title="The challenges, turn by turn">
            <ChallengeTimeline challenges={challenges} turns={turns} onTurn={toTurn} />
          </Part>
        )}
        {rounds.map((round) => (
          <Round key={round.round} round={round} level={view.level} onTurn={toTurn} />
        ))}
        {stage.case && (
          <Part id="case" title={stage.case.from === 'sample' ? 'The sample case, marked' : 'Your case, marked'}>
            <MarkedCase text={stage.case.text} challenges={challenges} />
          </Part>
        )}
        <Part id="challenges" title={lost.length ? 'The other challenges' : 'The challenges'}>
          <ChallengeList challenges={held} panelists={panelists} onTurn={toTurn} />
        </Part>
        <Foot session={session} token={token} view={view} fork={stage.opened?.fork ?? null} />
      </article>
    </Page>
  );
}

const headline = (rounds: number, candidate: string | undefined, view: Read['view']): string =>
  [candidate, view.scenario.title, view.level, rounds > 1 ? `${rounds} rounds` : ''].filter(Boolean).join(', ');

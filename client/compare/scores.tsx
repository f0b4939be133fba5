import type { ReactNode } from 'react';
import type { Challenge, ChallengeState } from '../../protocol/challenge.ts';
import { recommendationName, roundName, stateName, verdictName } from '../reading/names.ts';
import css from './compare.module.css';
import type { Take } from './load.ts';

const counted: readonly ChallengeState[] = ['defended', 'conceded', 'unanswered'];

const count = (challenges: readonly Challenge[], state: ChallengeState): number =>
  challenges.filter((challenge) => challenge.state === state).length;

/** What changed in the scores, once both are written. */
export function Scores({ first, again }: { first: Take; again: Take }): ReactNode {
  if (!first.report || !again.report) {
    return <p className={css.none}>The scores are compared here once both debriefs are written.</p>;
  }
  const reports = [first.report, again.report] as const;
  const rounds = first.report.rounds.map(({ round }) => round);
  const row = (name: string, cells: readonly ReactNode[]): ReactNode => (
    <tr key={name}>
      <th scope="row">{name}</th>
      <td>{cells[0]}</td>
      <td>{cells[1]}</td>
    </tr>
  );
  return (
    <table className={css.scores}>
      <thead>
        <tr>
          <td />
          <th scope="col">The first time</th>
          <th scope="col">Again</th>
        </tr>
      </thead>
      <tbody>
        {row(
          'Recommendation',
          reports.map(({ recommendation }) => (recommendation ? recommendationName[recommendation] : 'None')),
        )}
        {row(
          'Overall',
          reports.map(({ overall }) => (overall === null ? 'None' : `${Math.round(overall)} of 100`)),
        )}
        {rounds.map((round) =>
          row(
            roundName[round],
            reports.map((report) => {
              const score = report.rounds.find((each) => each.round === round);
              return score ? verdictName[score.verdict] : 'Not sat';
            }),
          ),
        )}
        {counted.map((state) =>
          row(
            `Challenges ${stateName[state].toLowerCase()}`,
            reports.map(({ challenges }) => count(challenges, state)),
          ),
        )}
      </tbody>
    </table>
  );
}

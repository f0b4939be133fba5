import { foldAll, type State } from '../../interview/state.ts';
import type { Axis, Challenge } from '../../protocol/challenge.ts';
import type { EntryBody } from '../../protocol/entries.ts';
import type { PersonHistory } from '../../protocol/http.ts';
import { wordsIn } from '../../protocol/word-count.ts';
import { mint } from '../ids.ts';
import type { Recording, SessionRow } from './recording.ts';

// What a person's sessions add up to. It hangs on their opaque key: who lacks it sees none of it.

/** Sessions looked back on. */
const LOOK_BACK = 30;
/** Lost challenges in one drill, the heaviest of the latest first. */
const DRILL_SIZE = 8;

async function sessionsOf(recording: Recording, person: string): Promise<{ row: SessionRow; state: State }[]> {
  const rows = (await recording.ofPerson(person)).slice(-LOOK_BACK);
  return Promise.all(
    rows.map(async (row) => ({ row, state: foldAll((await recording.read(row.id, 0)).map(({ entry }) => entry)) })),
  );
}

const put = (c: Challenge): boolean => c.state !== 'open' && c.state !== 'dropped' && c.state !== 'raised';
const isLost = (c: Challenge): boolean => c.state === 'unanswered' || c.state === 'conceded';

/** Progress over sessions by axis and round, oldest first; sessions whose debrief is not open yet count for nothing. */
export async function historyOf(recording: Recording, person: string): Promise<PersonHistory> {
  const sat = await sessionsOf(recording, person);
  const sessions = sat.flatMap(({ row, state }) => {
    const card = state.scorecard;
    if (!card) return [];
    const axes: Partial<Record<Axis, { put: number; lost: number }>> = {};
    for (const challenge of state.ledger.filter(put)) {
      const so = axes[challenge.axis] ?? { put: 0, lost: 0 };
      axes[challenge.axis] = { put: so.put + 1, lost: so.lost + (isLost(challenge) ? 1 : 0) };
    }
    const rounds = card.rounds.map(({ round, verdict, criteria }) => {
      const scores = criteria.flatMap((c) => (c.score === null ? [] : [c.score]));
      return { round, verdict, score: scores.length ? scores.reduce((a, b) => a + b, 0) / scores.length : null };
    });
    return [{ id: row.id, scenario: row.scenario, at: row.createdAt, overall: card.overall, rounds, axes }];
  });
  return { sessions, lost: lossesIn(sat.map(({ state }) => state)).length };
}

/** What this person lost and has not won since, latest sessions first, and in them the heaviest first. */
function lossesIn(states: readonly State[]): Challenge[] {
  const fates = states
    .filter((state) => state.scorecard)
    .toReversed()
    .flatMap((state) => state.ledger.filter(put).toSorted((a, b) => b.weight - a.weight));
  const seen = new Set<string>();
  const latest = fates.filter(({ quote }) => !seen.has(quote) && seen.add(quote));
  return latest.filter(isLost).slice(0, DRILL_SIZE);
}

/**
 * The entries of a drill made of what this person lost: their own sentences are the case, each with its challenge noticed already, so
 * that the panel puts them again, newly worded. Null when nothing was lost.
 */
export async function drillOfLosses(recording: Recording, person: string): Promise<EntryBody[] | null> {
  const losses = lossesIn((await sessionsOf(recording, person)).map(({ state }) => state));
  if (losses.length === 0) return null;
  const text = ['# What you said, and lost', ...losses.map((c) => c.quote)].join('\n\n');
  const noticed = losses.map(({ state: _state, history: _history, ...c }) => ({ ...c, id: mint(), turn: 'case' }));
  return [
    { type: 'case.submitted', text, words: wordsIn(text), from: 'candidate', because: 'opened' },
    {
      type: 'claims.weighed',
      of: 'case',
      heard: 0,
      engine: 'builtin',
      noticed,
      reply: null,
      supported: [],
      wish: null,
    },
  ];
}

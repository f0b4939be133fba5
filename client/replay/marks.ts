import type { Turn } from '../../interview/readings/transcript.ts';
import type { Challenge } from '../../protocol/challenge.ts';

/** A moment worth going to. `t` is recording time. */
export interface Mark {
  kind: 'raised' | 'settled';
  t: number;
  turn: string;
  challenge: Challenge;
}

const settled = new Set(['defended', 'conceded', 'unanswered', 'dropped']);

const ENOUGH = 40;

/** Panelists quote what they doubt, and end the sentence in their own way. */
const quotes = (turn: Turn, { quote }: Challenge): boolean =>
  turn.text.includes(quote.slice(0, ENOUGH).replace(/[\s.,;:!?…]+$/, ''));

/** Where challenges were raised and where they ended, as far as the turns this reader sees allow to tell. */
export function marksOf(challenges: readonly Challenge[], turns: readonly Turn[]): readonly Mark[] {
  return challenges.flatMap((challenge) => {
    const marks: Mark[] = [];
    const first = turns.findIndex(({ turn }) => turn === challenge.history[0]?.turn);
    const raised =
      turns.find((turn) => turn.challenge === challenge.id) ??
      turns.find((turn) => challenge.state !== 'open' && turn.who === challenge.panelist && quotes(turn, challenge)) ??
      turns.slice(0, Math.max(0, first)).findLast(({ who }) => who === challenge.panelist);
    if (raised) marks.push({ kind: 'raised', t: raised.startedAt, turn: raised.turn, challenge });
    const end = turns.find(({ turn }) => turn === challenge.history.at(-1)?.turn);
    if (end && settled.has(challenge.state))
      marks.push({ kind: 'settled', t: end.startedAt, turn: end.turn, challenge });
    return marks;
  });
}

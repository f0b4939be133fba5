import type { Challenge } from '../../protocol/challenge.ts';
import type { Debrief } from '../../protocol/debrief.ts';

/** A challenge that was not met, with what would have met it. */
export interface Lost {
  challenge: Challenge;
  advice: Debrief['practice'][number] | null;
}

/** The lost challenges, in the order in which they should be practised, and the rest of the advice. */
export function lossesOf({ challenges, practice }: Pick<Debrief, 'challenges' | 'practice'>): {
  lost: readonly Lost[];
  held: readonly Challenge[];
  advice: Debrief['practice'];
} {
  const advised = practice.flatMap((advice): Lost[] => {
    const challenge = challenges.find(({ id }) => id === advice.challenge);
    return challenge ? [{ challenge, advice }] : [];
  });
  const known = new Set(advised.map(({ challenge }) => challenge.id));
  const unadvised = challenges
    .filter(({ id, state }) => !known.has(id) && (state === 'unanswered' || state === 'conceded'))
    .map((challenge): Lost => ({ challenge, advice: null }));
  const lost = [...advised, ...unadvised];
  const gone = new Set(lost.map(({ challenge }) => challenge.id));
  return {
    lost,
    held: challenges.filter(({ id }) => !gone.has(id)),
    advice: practice.filter(({ challenge }) => !challenge || !known.has(challenge)),
  };
}

import type { Claim } from './claims.ts';
import { type Figure, show } from './figures.ts';
import type { AnalysedSentence, AnalysedText } from './language.ts';
import { plain, words } from './weak/sentence.ts';

const DOWN = words(
  '(?:reduce|reducing|cut|cutting|lower|lowering|bring(?:ing)? (?:it |that |this )?down|decrease|shrink|drop|below|under|less than|down to|shorten|fall)',
);
const UP = words(
  '(?:raise|raising|increase|increasing|grow|growing|lift|lifting|improve|up to|at least|more than|above|rise|climb|reach|get to|over)',
);
const TARGET = words('(?:targets?|goals?|aim(?:ing)?|want to|will|would|should|commit|success|reach|get to|bring|bar)');
const TODAY = words(
  '(?:today|currently|now|at present|at the moment|baseline|already|right now|as of \\w+|last (?:quarter|month|year)|is at|are at|stands at|we see|we measured)',
);

/** A target that is no better than where it stands today; and, sure of nothing, one that says from where to where it goes. */
export function badTargets(text: AnalysedText, all: readonly Figure[]): Claim[] {
  return text.sentences.flatMap((s, i): Claim[] => {
    const low = plain(s.text);
    const own = all.filter(
      (n) => n.sentence === i && (n.kind === 'percent' || n.kind === 'duration' || n.unit !== undefined),
    );
    if (!TARGET.test(low) || own.length === 0) return [];
    const up = UP.test(low) && !DOWN.test(low);
    const down = DOWN.test(low) && !UP.test(low);
    if (up === down) return [];
    const pair = /\bfrom\s+(?:today's |the current |about |around |roughly )?$/;
    for (const goal of own) {
      const before = low.slice(0, goal.start - s.start);
      const from = own.find(
        (n) =>
          n !== goal &&
          n.end < goal.start &&
          n.kind === goal.kind &&
          n.unit === goal.unit &&
          pair.test(low.slice(0, n.start - s.start)) &&
          /^\s*(?:[a-z]+\s){0,2}to\s*(?:about |under |below |at least |over )?$/.test(
            low.slice(n.end - s.start, goal.start - s.start),
          ),
      );
      const stated: Figure | undefined =
        from ??
        (/(?:to|below|under|above|over|than|least|reach|of|at)\s*(?:about |around |roughly )?$/.test(before)
          ? baseline(text, all, goal, s)
          : undefined);
      if (!stated) continue;
      if ((up && goal.value < stated.value) || (down && goal.value > stated.value))
        return [
          {
            sentence: i,
            id: 'metrics.target',
            axis: 'metrics',
            sure: 0.8,
            point: `It is ${show(stated)} today, so ${show(goal)} would be a step back.`,
          },
        ];
      if (goal.value === stated.value && goal.kind === 'percent')
        return [
          {
            sentence: i,
            id: 'metrics.target',
            axis: 'metrics',
            sure: 0.75,
            point: `It is ${show(stated)} today already, so the target is met on the first day.`,
          },
        ];
      if (from) return [{ sentence: i, id: 'metrics.target-right', axis: 'metrics', sure: 0, point: '' }];
    }
    return [];
  });
}

const stems = (s: AnalysedSentence): Set<string> =>
  new Set(s.tokens.filter((t) => t.pos === 'NOUN' && !t.stop).map((t) => t.stem));

function baseline(text: AnalysedText, all: readonly Figure[], goal: Figure, at: AnalysedSentence): Figure | undefined {
  const about = stems(at);
  return all.find((n) => {
    const s = text.sentences[n.sentence];
    if (!s || n.kind !== goal.kind || n.unit !== goal.unit || n.start === goal.start || n.kind === 'cardinal')
      return false;
    const low = plain(s.text);
    const around = low.slice(Math.max(0, n.start - s.start - 32), n.end - s.start + 24);
    if (!TODAY.test(around)) return false;
    const same = [...stems(s)].filter((x) => about.has(x)).length;
    return n.sentence === goal.sentence || same >= 2;
  });
}

import type { Claim } from '../claims.ts';
import type { Day } from './calendar.ts';
import type { Reading } from './durations.ts';

/** A change that is planned for days on which nothing may be changed. */

const CLOSED =
  /\b(?:fr(?:eeze|eezes|ozen|oze)|nothing (?:changes?|is|may|goes|opens)|no (?:code|change|changes|release|releases|deploy\w*|schema|exception)|nobody (?:may|can|releases|deploys)|not (?:change|deploy|release)|allows? nothing|allow nothing|lock\w*|permits no|changes? nothing|touch(?:es)? nothing)\b/;
const GOES =
  /\b(?:live|switch\w*|cut ?over|cut|deploy\w*|release[sd]?|ships?|launch\w*|move|moves|moved|roll(?:s|ed)? out|rollout|install\w*|on the share|cancel\w*|turn(?:s|ed)? (?:on|off)|goes? (?:in|out|on))\b/;
const BEGINS = /\b(?:begins?|starts?|starting|beginning|start)(?: [a-z]+){0,5} (?:on|in|from|at)(?: the)?\s*$/;
const DENIES = /\b(?:not|n't|if|unless|before|after the freeze|until|wait\w*)\b|n't\b/;
const ORDER = /\b(?:(?<!the )first|then|waits?|runs through|instead)\b/;

interface Closed {
  from: Day;
  to: Day;
  sentence: number;
}

function closed(r: Reading, when: readonly Day[]): Closed | undefined {
  for (const [sentence, low] of r.lows.entries()) {
    if (!CLOSED.test(low)) continue;
    const base = r.text.sentences[sentence]?.start ?? 0;
    const own = when.filter((d) => d.sentence === sentence);
    for (const [k, from] of own.entries()) {
      const to = own[k + 1];
      if (to && /^ (?:to|till|until|and|through|up to)(?: the)? $/.test(low.slice(from.end - base, to.start - base)))
        return { from, to, sentence };
    }
  }
  return undefined;
}

/** Inside for certain: the whole of the day or week that is named. */
const inside = (d: { from: number; to: number }, c: Closed): boolean => {
  const [a, b] = [c.from.from, c.to.to];
  const holds = (x: number) => (a <= b ? x >= a && x <= b : x >= a || x <= b);
  return holds(((d.from % 365) + 365) % 365) && holds(((d.to % 365) + 365) % 365);
};

export function frozen(r: Reading): Claim[] {
  if (!CLOSED.test(r.whole)) return [];
  const when = r.days;
  const shut = closed(r, when);
  if (!shut) return [];
  const told = `${shut.from.text} and ${shut.to.text}`;
  return r.lows.flatMap((low, sentence): Claim[] => {
    if (sentence === shut.sentence || CLOSED.test(low) || DENIES.test(low) || /\?\s*$/.test(low)) return [];
    const base = r.text.sentences[sentence]?.start ?? 0;
    const axis = ORDER.test(low) ? ('priority' as const) : ('feasibility' as const);
    const own = when.filter((d) => d.sentence === sentence && d.to - d.from < 25);
    for (const d of own) {
      const at = d.start - base;
      const to = low.slice(at).search(/, (?!the )| and /);
      const clause = low.slice(
        Math.max(0, low.lastIndexOf(',', at), low.lastIndexOf(' and ', at)),
        to < 0 ? low.length : at + to,
      );
      const before = low.slice(0, d.start - base);
      if (BEGINS.test(before)) {
        const work = r.durations.filter(
          (x) =>
            x.hours >= 100 &&
            x.sentence !== shut.sentence &&
            /\b(?:takes?|needs?|weeks?|testing|work)\b/.test(r.lows[x.sentence] ?? ''),
        );
        // The shortest piece of work that is named: if even that ends too late, all do.
        const only = work.sort((x, y) => x.hours - y.hours)[0];
        if (!only || inside(d, shut)) continue;
        const end = d.from + Math.round(only.hours / 24);
        if (inside({ from: end, to: end }, shut))
          return [
            {
              sentence,
              id: `${axis}.freeze`,
              axis,
              sure: 0.8,
              point: `${only.text} from ${d.text} ends between ${told}, when nothing may change.`,
            },
          ];
        continue;
      }
      if (!GOES.test(clause)) continue;
      if (inside(d, shut))
        return [
          {
            sentence,
            id: `${axis}.freeze`,
            axis,
            sure: 0.8,
            point: `${d.text} falls between ${told}, when nothing may change.`,
          },
        ];
      return [{ sentence, id: `${axis}.freeze-right`, axis, sure: 0, point: '' }];
    }
    return [];
  });
}

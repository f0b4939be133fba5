import { type Count, type Duration, HOURS, type Reading } from './durations.ts';
import { nouns, type Pace, stem } from './pace.ts';

/** How much goes through in a time: "30 calls a minute", "ten days of history a night", "one a week". */

const PER = /^((?: [a-z]+){0,4}?),? (?:a|an|per|each|every|in an?|in one) (second|minute|hour|day|night|week|month)\b/;
const ABLE =
  /\b(?:limit\w*|allow\w*|permits?|at most|maximum|cap|capped|quota|takes?|can|could|gives?|gave|embeds?|runs? at|measured|rate|throughput|speed|cleans?|cleaned|load|loads|process\w*|manages?|handles?|decides?|finish\w*|does|do|answers?|clears?|get through|gets through|signs?|converts?|moves|reads|writes|lets?|budget|pace|delivers?|sustains?|up to|grade|grades|so (?:around )?[\d,]+ a)\b/;
const ARRIVES =
  /\b(?:raises?|arriv\w+|come|comes|coming|receives?|adds?|grows?|new|incoming|look at|opens?|open|changes?|change|produces?|sends?|failed|mails?|tickets?|complain\w*|drivers|visitors|customers|users|asks?|lost|adds)\b/;
export function fromCount(r: Reading, c: Count): Pace[] {
  const low = r.lows[c.sentence] ?? '';
  const per = PER.exec(c.after);
  if (!per) return [];
  const [, thing = '', unit = ''] = per;
  if (/\b(?:and|takes?|is|are|was|with|or|from|has)\b/.test(thing)) return [];
  const clause = low.slice(Math.max(0, c.before.length - 60), c.before.length + 70);
  if (!ABLE.test(clause) || ARRIVES.test(c.before.slice(-30)) || ARRIVES.test(thing)) return [];
  const hours = (HOURS[unit] ?? 1) / c.value;
  const hands =
    /\b(?:each|per person|every one|an? (?:reviewer|engineer|nurse|clerk|editor|analyst|person))\b/.test(
      c.before.slice(-40),
    ) || /^[^.;]{0,40}\beach\b/.test(c.after);
  const near = `${low} ${r.lows[c.sentence + 1] ?? ''}`;
  const alias = [...near.matchAll(/\bone ([a-z]+) (?:each|an?|to an?|per|for each)(?: ([a-z]+))?/g)].flatMap((m) =>
    m
      .slice(1)
      .filter(Boolean)
      .map((w) => stem(w)),
  );
  return [
    {
      hours,
      work: hours,
      effort: 'none',
      nouns: [...nouns(`${thing} `), ...alias],
      size: c.size,
      machine: /\b(?:call|request|question|lookup|quer|row|record|chunk|page|vector|image|embed)/.test(
        `${thing} ${low}`,
      ),
      each: false,
      perHand: hands,
      abreast: 1,
      history: undefined,
      act: false,
      unit,
      text: `${c.text}${per[0]}`,
      sentence: c.sentence,
      start: c.start,
    },
  ];
}

/** "She finishes about one a week": of what was counted before. */
export function fromOne(r: Reading): Pace[] {
  return r.lows.flatMap((low, sentence): Pace[] => {
    const m =
      /\b(?:finish\w*|does|do|manages?|clears?|signs?|gets? through|handles?|take on|approves?|admits?|checks?) (?:about |around |roughly |only |exactly )?(one(?: [a-z]+)? (?:a|per|each|every) (day|week|month|quarter))\b/.exec(
        low,
      );
    if (!m) return [];
    const hours = HOURS[m[2] ?? ''] ?? 168;
    const things = r.counts
      .filter((c) => c.sentence < sentence && c.sentence >= sentence - 2)
      .flatMap((c) => nouns(c.after));
    return [
      {
        hours,
        work: hours,
        effort: 'none',
        nouns: things,
        size: false,
        machine: false,
        each: true,
        perHand: false,
        abreast: 1,
        history: undefined,
        act: false,
        unit: m[2] ?? '',
        text: m[1] ?? '',
        sentence,
        start: -2,
      },
    ];
  });
}

/** "Ten days of history a night". */
export function fromHistory(d: Duration): Pace[] {
  const per = /^ of [a-z]+(?: [a-z]+)?,? (?:a|an|per|each|every|in an?) (minute|hour|day|night|week)\b/.exec(d.after);
  if (!per || d.hours < 12) return [];
  const each = HOURS[per[1] ?? ''] ?? 1;
  return [
    {
      hours: each,
      work: each,
      effort: 'none',
      nouns: [],
      size: false,
      machine: true,
      each: false,
      perHand: false,
      abreast: 1,
      history: d.hours,
      act: false,
      unit: per[1] ?? '',
      text: `${d.text}${per[0]}`,
      sentence: d.sentence,
      start: d.start,
    },
  ];
}

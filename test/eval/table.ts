import type { Speed } from './alone.ts';
import type { Compared } from './compare.ts';
import { percent, perTurn, type Share } from './measure.ts';
import type { CaseOutcome, CleanOutcome, FlawOutcome, ManipulationOutcome, Repeats, ReplyOutcome } from './measures.ts';

// What the outcomes add up to, as a table in Markdown. Recall never stands without the false share beside it.

export interface Outcome {
  part: string;
  engine: string;
  date: string;
  flaws: FlawOutcome[];
  clean: CleanOutcome[];
  threads: ReplyOutcome[];
  cases: CaseOutcome[];
  manipulations: ManipulationOutcome[];
  repeats: Repeats | null;
  compared: Compared[];
  speed: Speed | null;
}

const share = <T>(items: readonly T[], is: (item: T) => boolean): Share => ({
  k: items.filter(is).length,
  n: items.length,
});
const perItem = (total: number, n: number): string => (n ? (total / n).toFixed(2) : 'no items');

export function tableOf(o: Outcome): string {
  const rows: [string, string][] = [];
  const technical = o.flaws.filter((f) => f.axis === 'technical');
  const others = o.flaws.filter((f) => f.axis !== 'technical');
  for (const [name, flaws] of [
    ['planted flaws spoken, non-technical', others],
    ['planted flaws spoken, technical', technical],
  ] as const) {
    for (const difficulty of [1, 2, 3]) {
      rows.push([
        `${name}, difficulty ${difficulty}`,
        percent(
          share(
            flaws.filter((f) => f.difficulty === difficulty),
            (f) => f.spoken,
          ),
        ),
      ]);
    }
  }
  rows.push(['sound turns falsely challenged', percent(share(o.clean, (c) => c.challenges.length > 0))]);
  rows.push([
    'off-target challenges per flawed turn',
    perTurn({ k: sum(o.flaws, (f) => f.offTarget), n: o.flaws.length }),
  ]);
  rows.push(['found in the ledger, spoken or not', percent(share(o.flaws, (f) => f.found))]);
  rows.push(['right place, wrong axis', percent(share(o.flaws, (f) => f.wrongAxis))]);
  rows.push([
    'probes per flawed turn; per sound turn',
    `${perItem(
      sum(o.flaws, (f) => f.probes),
      o.flaws.length,
    )}; ${perItem(
      sum(o.clean, (c) => c.probes),
      o.clean.length,
    )}`,
  ]);
  rows.push(['invalid quotes', String(sum(o.flaws, (f) => f.badQuotes))]);
  for (const axis of [...new Set(o.flaws.map((f) => f.axis))].sort()) {
    rows.push([
      `spoken, ${axis}`,
      percent(
        share(
          o.flaws.filter((f) => f.axis === axis),
          (f) => f.spoken,
        ),
      ),
    ]);
  }
  rows.push(...threadRows(o.threads));
  rows.push(...caseRows(o.cases));
  rows.push([
    'manipulations that leak or raise the score',
    percent(share(o.manipulations, (m) => m.leaked.length > 0 || m.scoreMoved)),
  ]);
  if (o.repeats) {
    const { repeated, sentences, turns } = o.repeats;
    rows.push([`sentences said before, at ${turns} turns`, percent({ k: repeated.length, n: sentences })]);
  }
  if (o.speed) {
    const { mean60, p99of300 } = o.speed;
    rows.push([
      'builtin listening, mean for 60 words; p99 for 300 words',
      `${mean60.toFixed(2)}; ${p99of300.toFixed(1)} ms`,
    ]);
  }
  const items = [...o.flaws, ...o.clean, ...o.threads, ...o.cases, ...o.manipulations];
  if (o.engine !== 'builtin' && items.length)
    rows.push(['sessions in which the builtin engine stood in', percent(share(items, (item) => item.stoodIn))]);
  const head = `Engine \`${o.engine}\`, part \`${o.part}\`, ${o.date}. k of n, with the 95 % interval.`;
  return [
    head,
    '',
    '| measure | figure |',
    '| --- | --- |',
    ...rows.map(([name, figure]) => `| ${name} | ${figure} |`),
    ...(o.compared.length ? ['', comparedTable(o.compared)] : []),
  ].join('\n');
}

/** One row for each who heard the turns; the planted flaws by kind and difficulty, and beside them what it cost. */
export function comparedTable(compared: readonly Compared[]): string {
  const kinds = (['non-technical', 'technical'] as const).flatMap((kind) =>
    ([1, 2, 3] as const).map((difficulty) => ({ kind, difficulty })),
  );
  const head = [
    'the same turns heard by',
    ...kinds.map(({ kind, difficulty }) => `${kind} ${difficulty}`),
    'sound turns falsely challenged',
    'off target per flawed turn',
  ];
  const rows = compared.map(({ name, flaws, clean }) => [
    name,
    ...kinds.map(({ kind, difficulty }) => {
      const these = flaws.filter(
        (f) => (f.axis === 'technical') === (kind === 'technical') && f.difficulty === difficulty,
      );
      const found = these.filter((f) => f.found).length;
      return these.length ? `${percent(share(these, (f) => f.spoken))}; found ${found}` : 'no items';
    }),
    percent(share(clean, (n) => n > 0)),
    perTurn({ k: sum(flaws, (f) => f.offTarget), n: flaws.length }),
  ]);
  return [
    'Planted flaws spoken, and found whether spoken or not. Only the rows in sessions speak; in the others each turn is heard by itself,',
    'and the first challenge counts as spoken: compare the listener without a part with the whole listener alone.',
    '',
    `| ${head.join(' | ')} |`,
    `|${' --- |'.repeat(head.length)}`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
}

function threadRows(replies: readonly ReplyOutcome[]): [string, string][] {
  if (replies.length === 0) return [];
  const kinds = [...new Set(replies.map((r) => r.kind))].sort();
  const right = (r: ReplyOutcome) => r.next === r.expect;
  const shares = kinds.map((kind) => ({
    kind,
    ...share(
      replies.filter((r) => r.kind === kind),
      right,
    ),
  }));
  const macro = sum(shares, (s) => s.k / s.n) / shares.length;
  const empty = replies.filter((r) => r.expect === 'escalate');
  const sound = replies.filter((r) => r.expect === 'accept');
  return [
    ['replies read right, macro over kinds', `${Math.round(100 * macro)} % of ${replies.length}`],
    ['holds on empty or wrong rebuttals', percent(share(empty, (r) => r.next === 'escalate' || r.next === 'narrow'))],
    ['concedes sound ones', percent(share(sound, right))],
    ...shares.map(({ kind, k, n }): [string, string] => [`replies, ${kind}`, percent({ k, n })]),
  ];
}

function caseRows(cases: readonly CaseOutcome[]): [string, string][] {
  if (cases.length === 0) return [];
  const byId = new Map(cases.map((c) => [c.id, c]));
  const pairs = cases.flatMap((c) => {
    const twin = c.pair ? byId.get(c.pair) : undefined;
    return twin && c.planted === 0 && twin.planted > 0 ? [{ sound: c, flawed: twin }] : [];
  });
  const inOrder = share(pairs, ({ sound, flawed }) => (sound.overall ?? 0) > (flawed.overall ?? 0));
  return [
    ['case pairs in order (sound above its flawed twin)', percent(inOrder)],
    ['planted flaws found in whole cases', percent({ k: sum(cases, (c) => c.found), n: sum(cases, (c) => c.planted) })],
    [
      'challenges per sound case; per flawed case',
      `${perItem(
        sum(pairs, (p) => p.sound.challenges),
        pairs.length,
      )}; ${perItem(
        sum(pairs, (p) => p.flawed.challenges),
        pairs.length,
      )}`,
    ],
  ];
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

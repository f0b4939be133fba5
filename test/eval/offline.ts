import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Challenge } from '../../protocol/challenge.ts';
import { analyse } from '../../server/panel/builtin/language.ts';
import { makeListener, type Parts } from '../../server/panel/builtin/listen.ts';
import type { Heard, Listening } from '../../server/panel/engine.ts';
import { loadKnowledge } from '../../server/panel/knowledge.ts';
import type { Persona } from '../../server/panel/persona.ts';

// The builtin listener on a folder of labelled sets, called directly, without sessions: quick to repeat while tuning. The
// figures that count are those of `npm run eval`. Run it with
// With --folds DIR (from scripts/train.mjs --folds DIR) each item is heard with weights that were not trained on it.
//   npx rolldown test/eval/offline.ts -o /tmp/offline.mjs --platform node -e wink-nlp,wink-eng-lite-web-model,yaml,zod && node /tmp/offline.mjs [folder] [-v]

interface Flaw {
  id: string;
  text: string;
  axis: string;
  sentence: string;
  difficulty: 1 | 2 | 3;
}
interface Thread {
  id: string;
  axis: Challenge['axis'];
  opening: string;
  sentence: string;
  replies: { text: string; kind: string }[];
  expect: string[];
}
interface Case {
  id: string;
  quality: string;
  text: string;
  flaws: { axis: string; sentence: string; flaw: string }[];
}

const root = process.cwd();
const folder =
  process.argv.slice(2).find((a, i, all) => !a.startsWith('-') && all[i - 1] !== '--folds') ??
  join(root, 'test/eval/tune');
const verbose = process.argv.includes('-v');
const foldsDir = process.argv.includes('--folds') ? (process.argv[process.argv.indexOf('--folds') + 1] ?? null) : null;

function rows<T>(file: string): T[] {
  const path = join(folder, file);
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

const persona = (id: string, remit: Persona['remit']): Persona => ({
  id,
  name: id === 'pm' ? 'Dana Whitfield' : 'Arjun Mehta',
  seat: id,
  remit,
  rounds: ['case-presentation'],
  lines: {},
  challenges: {},
  presses: {},
  narrows: {},
  answers: [],
  voice: 'plain',
});
const panel = [
  persona('pm', ['user', 'priority', 'metrics', 'viability', 'competition']),
  persona('em', ['technical', 'feasibility']),
];

function input(over: Partial<Listening>): Listening {
  return {
    scenario: {} as Listening['scenario'],
    level: 'L5',
    pressure: 3,
    round: 'case-presentation',
    phase: 'presenting',
    seed: 1,
    case: null,
    transcript: [],
    ledger: [],
    turns: [],
    reading: 'speech',
    panel,
    standing: null,
    asked: null,
    answer: null,
    ...over,
  };
}

/** k of n with Wilson's 95 % interval. */
export function share(k: number, n: number): string {
  if (n === 0) return '-';
  const z = 1.96;
  const p = k / n;
  const mid = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  const pct = (x: number): string => `${Math.round(Math.max(0, Math.min(1, x)) * 100)}`;
  return `${k}/${n} ${pct(p)}% [${pct(mid - half)}-${pct(mid + half)}]`;
}

const bag = (text: string): string[] =>
  analyse(text).sentences.flatMap((s) => s.tokens.filter((t) => /[\p{L}\p{N}]/u.test(t.text)).map((t) => t.lower));

function lies(quote: string, sentence: string): boolean {
  const a = bag(quote);
  const b = bag(sentence);
  if (a.length < 4 || a.length > 60 || a.length > 3 * b.length) return false;
  const left = [...b];
  const same = a.filter((w) => {
    const at = left.indexOf(w);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
  return same >= Math.min(a.length, b.length) / 2;
}

type Listen = (input: Listening) => Heard;
/** The ear for one item, by its id: with cross-validation, one that has not seen it. */
type Ears = (id: string) => Listen;

const FOLDS = 8;
const foldOf = (id: string): number => [...id].reduce((h, c) => (h * 31 + c.charCodeAt(0)) >>> 0, 7) % FOLDS;

function ears(cards: Parameters<typeof makeListener>[0], parts: Parts): Ears {
  if (!foldsDir) {
    const one = makeListener(cards, parts);
    return () => one;
  }
  const made = Array.from({ length: FOLDS }, (_, k) =>
    makeListener(cards, { ...parts, weights: JSON.parse(readFileSync(join(foldsDir, `${k}.json`), 'utf8')) }),
  );
  return (id) => made[foldOf(id)] as Listen;
}

const hear = (listen: Listen, text: string): Heard['noticed'] =>
  listen(input({ turns: [{ turn: 't1', who: 'candidate', text, round: 'case-presentation' }] })).noticed;

function onTurns(
  listen: Ears,
  flaws: readonly Flaw[],
  clean: readonly { id: string; text: string }[],
  say: boolean,
): string {
  const found = new Map<string, [number, number]>();
  const add = (key: string, hit: boolean): void => {
    const [k, n] = found.get(key) ?? [0, 0];
    found.set(key, [k + (hit ? 1 : 0), n + 1]);
  };
  let wrongAxis = 0;
  let off = 0;
  let probes = 0;
  for (const flaw of flaws) {
    const all = hear(listen(flaw.id), flaw.text);
    const challenges = all.filter((n) => n.force === 'challenge');
    probes += all.length - challenges.length;
    const on = challenges.filter((n) => lies(n.quote, flaw.sentence));
    const hit = on.some((n) => n.axis === flaw.axis);
    const strongest = [...challenges].sort((a, b) => b.weight - a.weight)[0];
    if (!hit && on.length > 0) wrongAxis += 1;
    off += challenges.length - on.length;
    const kind = flaw.axis === 'technical' ? 'technical' : 'other';
    add(`${kind} d${flaw.difficulty}`, hit);
    add(`spoken ${kind} d${flaw.difficulty}`, hit && strongest !== undefined && on.includes(strongest));
    add(`axis ${flaw.axis}`, hit);
    if (say && !hit)
      console.log(
        `MISS ${flaw.id} ${flaw.axis} d${flaw.difficulty} ${on.length ? 'WRONG-AXIS' : challenges.length ? 'ELSEWHERE' : ''}\n   ${flaw.sentence}${challenges.map((c) => `\n   -> [${c.axis} ${c.weight.toFixed(2)}] ${c.quote}`).join('')}`,
      );
  }
  let bad = 0;
  for (const turn of clean) {
    const all = hear(listen(turn.id), turn.text);
    const wrong = all.filter((n) => n.force === 'challenge');
    probes += all.length - wrong.length;
    if (wrong.length) bad += 1;
    if (say && wrong.length)
      console.log(
        `FALSE ${turn.id}${wrong.map((c) => `\n   -> [${c.axis} ${c.weight.toFixed(2)}] ${c.quote}\n      ${c.point}`).join('')}`,
      );
  }
  const lines = [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, [k, n]]) => `  ${key.padEnd(22)} ${share(k, n)}`);
  return [
    ...lines,
    `  right place, wrong axis ${share(wrongAxis, flaws.length)}`,
    `  false on sound turns    ${share(bad, clean.length)}`,
    `  off target per turn     ${(off / Math.max(1, flaws.length)).toFixed(3)}`,
    `  probes per turn         ${(probes / Math.max(1, flaws.length + clean.length)).toFixed(2)}`,
  ].join('\n');
}

function onThreads(listen: Ears, threads: readonly Thread[], say: boolean): string {
  const byNext = new Map<string, [number, number]>();
  const confusion = new Map<string, number>();
  let readings = 0;
  let all = 0;
  const held: [number, number] = [0, 0];
  const conceded: [number, number] = [0, 0];
  for (const thread of threads) {
    const standing: Challenge = {
      id: 'c1',
      panelist: 'pm',
      axis: thread.axis,
      force: 'challenge',
      turn: 't0',
      quote: thread.sentence,
      weight: 0.8,
      point: '',
      fact: null,
      state: 'raised',
      history: [],
    };
    thread.replies.forEach((reply, i) => {
      const transcript = [{ turn: 't0', who: 'candidate', text: thread.opening, round: 'case-presentation' as const }];
      const heard = listen(thread.id)(
        input({
          phase: 'stress-test',
          transcript,
          ledger: [standing],
          standing,
          asked: `You said "${thread.sentence}" Why?`,
          turns: [{ turn: 't2', who: 'candidate', text: reply.text, round: 'case-presentation' }],
        }),
      );
      const want = thread.expect[i] ?? '';
      const got = heard.reply?.next ?? 'none';
      const [k, n] = byNext.get(want) ?? [0, 0];
      byNext.set(want, [k + (got === want ? 1 : 0), n + 1]);
      confusion.set(`${want} -> ${got}`, (confusion.get(`${want} -> ${got}`) ?? 0) + 1);
      all += 1;
      if (heard.reply?.reading === reply.kind) readings += 1;
      if (want === 'escalate') {
        held[1] += 1;
        if (got !== 'accept') held[0] += 1;
      }
      if (want === 'accept') {
        conceded[1] += 1;
        if (got === 'accept') conceded[0] += 1;
      }
      if (say && got !== want)
        console.log(
          `REPLY ${thread.id} ${reply.kind}/${want} read ${heard.reply?.reading}/${got}\n   Q: ${thread.sentence}\n   A: ${reply.text}`,
        );
    });
  }
  const macro = [...byNext.values()].reduce((sum, [k, n]) => sum + k / n, 0) / Math.max(1, byNext.size);
  return [
    ...[...byNext].map(([key, [k, n]]) => `  next ${key.padEnd(17)} ${share(k, n)}`),
    `  macro                  ${(100 * macro).toFixed(0)}%`,
    `  readings               ${share(readings, all)}`,
    `  holds                  ${share(...held)}`,
    `  concedes               ${share(...conceded)}`,
    `  ${[...confusion]
      .filter(([key]) => key.split(' -> ')[0] !== key.split(' -> ')[1])
      .map(([key, n]) => `${key}: ${n}`)
      .join('; ')}`,
  ].join('\n');
}

function onCases(listen: Ears, cases: readonly Case[], say: boolean): string {
  return cases
    .map((one) => {
      const challenges = listen(one.id.replace(/-(?:sound|flawed|strong|weak|mixed)$/, ''))(
        input({ reading: 'case', case: one.text }),
      ).noticed.filter((n) => n.force === 'challenge');
      const hits = one.flaws.filter((flaw) =>
        challenges.some((c) => c.axis === flaw.axis && lies(c.quote, flaw.sentence)),
      );
      const off = challenges.filter((c) => !one.flaws.some((flaw) => lies(c.quote, flaw.sentence)));
      if (say)
        for (const c of off) console.log(`CASE ${one.id} off target [${c.axis} ${c.weight.toFixed(2)}] ${c.quote}`);
      if (say)
        for (const f of one.flaws)
          if (!hits.includes(f)) console.log(`CASE ${one.id} missed [${f.axis}] ${f.sentence}`);
      return `  ${one.id} ${one.quality.padEnd(7)} challenges ${challenges.length}, planted found ${hits.length}/${one.flaws.length}, off target ${off.length}`;
    })
    .join('\n');
}

const knowledge = existsSync(join(root, 'knowledge')) ? loadKnowledge(join(root, 'knowledge')) : [];
const flaws = rows<Flaw>('flaws.jsonl');
const clean = rows<{ id: string; text: string }>('clean.jsonl');
const threads = rows<Thread>('threads.jsonl');
const cases = rows<Case>('cases.jsonl');
const listen = ears(knowledge, {});
console.log(
  `${folder ? dirname(join(folder, 'x')).split('/').at(-1) : ''}: ${flaws.length} flawed, ${clean.length} sound, ${threads.length} threads, ${cases.length} cases; ${knowledge.length} cards`,
);
console.log(onTurns(listen, flaws, clean, verbose));
if (threads.length) console.log(`threads\n${onThreads(listen, threads, verbose)}`);
if (cases.length) console.log(`cases\n${onCases(listen, cases, verbose)}`);
if (process.argv.includes('--ablate')) {
  const without: [string, Parts, boolean][] = [
    ['without cards', {}, true],
    ['without numbers', { numbers: false }, false],
    ['without classifier', { classifier: false }, false],
    ['without detectors', { claims: false }, false],
  ];
  for (const [name, parts, bare] of without)
    console.log(`${name}\n${onTurns(ears(bare ? [] : knowledge, parts), flaws, clean, false)}`);
}
const long = flaws.map((f) => f.text);
const times: number[] = [];
for (let i = 0; i < 400 && long.length > 0; i += 1) {
  const text = (long[i % long.length] ?? '').split(' ').slice(0, 60).join(' ');
  const from = performance.now();
  hear(listen(''), text);
  times.push(performance.now() - from);
}
const slow: number[] = [];
for (let i = 0; i < 300 && long.length > 0; i += 1) {
  const text = [0, 1, 2, 3, 4]
    .map((j) => long[(i + j * 7) % long.length])
    .join(' ')
    .split(' ')
    .slice(0, 300)
    .join(' ');
  const from = performance.now();
  hear(listen(''), text);
  slow.push(performance.now() - from);
}
slow.sort((a, b) => a - b);
if (times.length)
  console.log(
    `speed: 60 words mean ${(times.reduce((a, b) => a + b, 0) / times.length).toFixed(2)} ms; 300 words p99 ${(slow[Math.floor(slow.length * 0.99)] ?? 0).toFixed(1)} ms`,
  );

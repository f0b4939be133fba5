import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Challenge } from '../../protocol/challenge.ts';
import { Library } from '../../server/library.ts';
import { makeListener } from '../../server/panel/builtin/listen.ts';
import type { Parts } from '../../server/panel/builtin/weigh.ts';
import type { Heard } from '../../server/panel/engine.ts';
import { type Ear, earAlone, type Hearing, hearing, speedOf, WITHOUT } from './alone.ts';
import { isChallenge, liesOn, scoreFlawed, wilson } from './measure.ts';
import { type Clean, type Flaw, readSets, type Thread, type WholeCase } from './sets.ts';

// The builtin listener on a folder of labelled sets, called directly, without sessions: quick to repeat while tuning. The
// figures that count are those of `npm run eval`. Run it with
// With --weights FILE (from scripts/train.mjs --without SET --to FILE) a set is heard with weights that have not seen it.
//   npx rolldown test/eval/offline.ts -o node_modules/.offline.mjs --platform node -e wink-nlp -e wink-eng-lite-web-model -e yaml -e zod && node node_modules/.offline.mjs [folder] [-v]

const root = process.cwd();
const folder =
  process.argv.slice(2).find((a, i, all) => !a.startsWith('-') && all[i - 1] !== '--weights') ??
  join(root, 'test/eval/tune');
const verbose = process.argv.includes('-v');
const weightsFile = process.argv.includes('--weights')
  ? (process.argv[process.argv.indexOf('--weights') + 1] ?? null)
  : null;

const library = new Library(root);
const panel = library.panelOf('case-presentation');
const input = (over: Partial<Hearing>): Hearing => hearing(panel, over);
const weighing = (parts: Parts): Parts =>
  weightsFile ? { ...parts, weights: JSON.parse(readFileSync(weightsFile, 'utf8')) } : parts;
const share = (k: number, n: number): string => {
  const { low, high } = wilson({ k, n });
  const show = (x: number): number => Math.round(100 * x);
  return n ? `${k}/${n} ${show(k / n)}% [${show(low)}-${show(high)}]` : '-';
};

type Listen = (input: Hearing) => Heard;

function onTurns(ear: Ear, flaws: readonly Flaw[], clean: readonly Clean[], say: boolean): string {
  const found = new Map<string, [number, number]>();
  const add = (key: string, hit: boolean): void => {
    const [k, n] = found.get(key) ?? [0, 0];
    found.set(key, [k + (hit ? 1 : 0), n + 1]);
  };
  let wrongAxis = 0;
  let off = 0;
  let probes = 0;
  for (const flaw of flaws) {
    const all = ear(flaw.text);
    const challenges = all.filter(isChallenge);
    const score = scoreFlawed(flaw, all, challenges[0] ?? null);
    probes += score.probes;
    if (score.wrongAxis) wrongAxis += 1;
    off += score.offTarget;
    const kind = flaw.axis === 'technical' ? 'technical' : 'other';
    add(`${kind} d${flaw.difficulty}`, score.found);
    add(`spoken ${kind} d${flaw.difficulty}`, score.spoken);
    add(`axis ${flaw.axis}`, score.found);
    if (say && !score.found)
      console.log(
        `MISS ${flaw.id} ${flaw.axis} d${flaw.difficulty} ${score.wrongAxis ? 'WRONG-AXIS' : challenges.length ? 'ELSEWHERE' : ''}\n   ${flaw.sentence}${challenges.map((c) => `\n   -> [${c.axis} ${c.weight.toFixed(2)}] ${c.quote}`).join('')}`,
      );
  }
  let bad = 0;
  for (const turn of clean) {
    const all = ear(turn.text);
    const wrong = all.filter(isChallenge);
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

function onThreads(listen: Listen, threads: readonly Thread[], say: boolean): string {
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
      const heard = listen(
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

function onCases(listen: Listen, cases: readonly WholeCase[], say: boolean): string {
  return cases
    .map((one) => {
      const challenges = listen(input({ reading: 'case', case: one.text })).noticed.filter(
        (n) => n.force === 'challenge',
      );
      const hits = one.flaws.filter((flaw) =>
        challenges.some((c) => c.axis === flaw.axis && liesOn(c.quote, flaw.sentence)),
      );
      const off = challenges.filter((c) => !one.flaws.some((flaw) => liesOn(c.quote, flaw.sentence)));
      if (say)
        for (const c of off) console.log(`CASE ${one.id} off target [${c.axis} ${c.weight.toFixed(2)}] ${c.quote}`);
      if (say)
        for (const f of one.flaws)
          if (!hits.includes(f)) console.log(`CASE ${one.id} missed [${f.axis}] ${f.sentence}`);
      return `  ${one.id} ${one.quality.padEnd(7)} challenges ${challenges.length}, planted found ${hits.length}/${one.flaws.length}, off target ${off.length}`;
    })
    .join('\n');
}

const { knowledge } = library;
const { flaws, clean, threads, cases } = readSets(folder);
const listen = makeListener(knowledge, weighing({}));
console.log(
  `${dirname(join(folder, 'x')).split('/').at(-1)}: ${flaws.length} flawed, ${clean.length} sound, ${threads.length} threads, ${cases.length} cases; ${knowledge.length} cards`,
);
console.log(onTurns(earAlone(knowledge, panel, weighing({})), flaws, clean, verbose));
if (threads.length) console.log(`threads\n${onThreads(listen, threads, verbose)}`);
if (cases.length) console.log(`cases\n${onCases(listen, cases, verbose)}`);
if (process.argv.includes('--ablate'))
  for (const [name, parts] of WITHOUT)
    console.log(`${name}\n${onTurns(earAlone(knowledge, panel, weighing(parts)), flaws, clean, false)}`);
const speed = speedOf(
  earAlone(knowledge, panel, { ...weighing({}), remembered: 0 }),
  flaws.map((f) => f.text),
);
if (speed)
  console.log(`speed: 60 words mean ${speed.mean60.toFixed(2)} ms; 300 words p99 ${speed.p99of300.toFixed(1)} ms`);

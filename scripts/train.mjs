// Trains the builtin listener's small classifiers on the labelled tuning sets and writes server/panel/builtin/weights.ts.
//   node scripts/train.mjs                       train on everything and write
//   node scripts/train.mjs --bar 1.4             train on everything and write, with this bar instead of finding it
//   node scripts/train.mjs --check [--replies]   leave out some sets (hands) at a time and print how the rest do on them
//   node scripts/train.mjs --without SET --to F  write to F, as JSON, what the other sets teach, for test/eval/offline.ts --weights F
// Nothing is drawn by chance: the same sets give the same weights.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { dot, fitClasses, fitStretches, indexed, numbering } from './train-fit.mjs';
import { AXES, repliesIn, steeringIn, stretchesIn, stretchesOfCards, tuningSets } from './train-sets.mjs';
import { meanVector, readVectors } from './vectors/read.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const option = (name) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : null);
/** The share of left-out hands' sound turns, mended ones among them, that may be challenged; the bar is set by it. */
const FALSE = 1 / 25;
/** Hands are left out in so many parts. */
const PARTS = 8;
/** Weights below this change nothing. */
const SMALL = 0.05;

/** How hard a weight is held down: what many sentences share least, single words most. */
const HELD = {
  flaw: [
    [/^[vu]:/, 1],
    [/^at:/, 0.7],
    [/^r:/, 12],
    [/^[pn]:/, 7],
    [/^g:/, 4],
    [/^(?:rc|x):/, 5],
    [/^w:/, 1],
    [/^(?:c|cc|d|a):/, 0.2],
    [/^/, 1.5],
  ],
  axis: [
    [/^w:/, 2],
    [/^(?:g|p|n|c|d|a):/, 8],
    [/^rc:/, 50],
    [/^x:/, 200],
    [/^/, 22],
  ],
  reply: [
    [/^(?:w|1|first|last):/, 2],
    [/^(?:first-g|last-g|b):/, 4],
    [/^g:/, 6],
    [/^/, 0.5],
  ],
  steering: [[/^/, 2]],
};
const held = (table) => (name) => table.find(([pattern]) => pattern.test(name))[1];

const NEXT = {
  concede: 'accept',
  defend: 'accept',
  partial: 'narrow',
  'unknown-with-plan': 'accept',
  clarify: 'explain',
  defer: 'wait',
  dodge: 'escalate',
  'counter-accept': 'accept',
  'counter-escalate': 'escalate',
  'move-on': 'move-on',
};
const REPLIES = Object.keys(NEXT);

async function load(path) {
  const bundle = await rolldown({ input: join(root, path), platform: 'node', external: [/^wink-/, 'yaml', 'zod'] });
  const out = join(root, 'node_modules/.train');
  mkdirSync(out, { recursive: true });
  const file = join(out, 'features.mjs');
  await bundle.write({ file, format: 'esm' });
  const made = await import(pathToFileURL(file).href);
  rmSync(out, { recursive: true });
  return made;
}

/** How large the numbers of a mean vector are beside features that are 0 or 1. */
const LOUD = 2;

/** What leanings.ts sums up word by word: the mean vector of the sentence, and that of the others of its stretch. */
function withVectors(stretches, plainWords, vectors) {
  for (const { sentences } of stretches) {
    const means = sentences.map(({ text }) => meanVector(plainWords(text), vectors));
    const total = means.reduce((sum, mean) => sum.map((v, d) => v + mean[d]));
    sentences.forEach((sentence, k) => {
      const others = Math.max(1, sentences.length - 1);
      sentence.vector = [...means[k].map((v) => LOUD * v), ...total.map((v, d) => (LOUD * (v - means[k][d])) / others)];
    });
  }
}

/** All sentences as rows, the vectors' places after the named features; each sentence keeps the number of its row. */
function rowsOf(stretches, numbers) {
  const { names, narrowed } = numbers.settled(6);
  const sentences = stretches.flatMap(({ sentences: own }) => own);
  const size = (sentences[0]?.vector.length ?? 0) / 2;
  const places = Array.from({ length: 2 * size }, (_, d) => (d < size ? `v:${d}` : `u:${d - size}`));
  const x = sentences.map((sentence, row) => {
    const { i, v } = narrowed(sentence.features);
    const full = {
      i: Int32Array.of(...i, ...places.map((_, d) => names.length + d)),
      v: Float64Array.of(...v, ...sentence.vector),
    };
    sentence.row = row;
    sentence.features = null;
    sentence.vector = null;
    return full;
  });
  return { names: [...names, ...places], x };
}

function trainWeakness({ names, x }, stretches) {
  const taught = stretches
    .filter(({ paired }) => !paired)
    .map(({ sentences, weight }) => ({
      rows: sentences.map(({ row }) => row),
      weak: sentences.filter(({ axis }) => axis !== null).map(({ row }) => row),
      weight,
    }));
  return fitStretches(x, names, taught, held(HELD.flaw));
}

const ofVectors = (name) => /^[vu]:/.test(name);

/** Word vectors tell the axes apart worse than the words do. */
function wordsOnly({ i, v }, names) {
  const kept = [...i.keys()].filter((k) => !ofVectors(names[i[k]]));
  return { i: Int32Array.from(kept, (k) => i[k]), v: Float64Array.from(kept, (k) => v[k]) };
}

function trainAxes({ names, x }, stretches) {
  const planted = stretches.flatMap(({ sentences, weight }) =>
    sentences.filter(({ axis }) => AXES.includes(axis)).map(({ axis, row }) => ({ axis, weight, row })),
  );
  const counts = AXES.map((axis) => planted.filter((s) => s.axis === axis).length);
  return fitClasses(
    planted.map(({ row }) => wordsOnly(x[row], names)),
    names,
    planted.map(({ axis }) => AXES.indexOf(axis)),
    AXES.length,
    held(HELD.axis),
    planted.map(
      ({ axis, weight }) => (weight * planted.length) / (AXES.length * Math.max(1, counts[AXES.indexOf(axis)])),
    ),
  );
}

function trainReplies(said) {
  const { names, x } = indexed(said, 2);
  const counts = REPLIES.map((label) => said.filter((r) => r.label === label).length);
  const { w, bias } = fitClasses(
    x,
    names,
    said.map((r) => REPLIES.indexOf(r.label)),
    REPLIES.length,
    held(HELD.reply),
    said.map((r) => r.weight * Math.min(2, said.length / (REPLIES.length * counts[REPLIES.indexOf(r.label)]))),
  );
  return { bias, rows: new Map(names.map((name, i) => [name, w.map((column) => column[i])])) };
}

/** Each turn is a stretch of its own. */
function trainSteering(turns) {
  const { names, x } = indexed(turns, 2);
  const taught = turns.map(({ steers, weight }, r) => ({ rows: [r], weak: steers ? [r] : [], weight }));
  const { w, bias } = fitStretches(x, names, taught, held(HELD.steering));
  return { bias, rows: new Map(names.map((name, i) => [name, w[i]])) };
}

const sum = (features, rows, start) => features.reduce((total, [name, v]) => total + (rows.get(name) ?? 0) * v, start);
const column = (features, rows, start) =>
  start.map((z, c) => features.reduce((total, [name, v]) => total + (rows.get(name)?.[c] ?? 0) * v, z));
const largest = (list) => list.indexOf(Math.max(...list));

/** Each turn of a set as those who have not seen the set judge it: the score and truth of its weakest-looking sentence. */
function judged({ x }, stretches, weakness, axes) {
  const turns = new Map();
  for (const stretch of stretches.filter(({ kind }) => kind === 'sound' || kind === 'flawed'))
    for (const sentence of stretch.sentences) {
      const { axis, row } = sentence;
      const z = dot(x[row], weakness.w) + weakness.bias;
      const before = turns.get(stretch.id);
      if (before && before.z >= z) continue;
      const as = AXES[largest(axes.bias.map((bias, c) => bias + dot(x[row], axes.w[c])))];
      turns.set(stretch.id, { ...stretch, z, on: axis !== null, right: axis === as });
    }
  return [...turns.values()];
}

/** The score above which the agreed share of these sound turns would be challenged. */
const barOf = (turns) => {
  const sound = turns
    .filter(({ kind }) => kind === 'sound')
    .map(({ z }) => z)
    .sort((a, b) => b - a);
  return sound[Math.floor(FALSE * sound.length)] ?? 0;
};
const of = (list, test) => `${list.filter(test).length}/${list.length}`;

function print(name, turns, bar) {
  const flawed = turns.filter(({ kind }) => kind === 'flawed');
  const worded = flawed.filter(({ axis }) => axis !== 'technical');
  const facts = flawed.filter(({ axis }) => axis === 'technical');
  const found = (list) =>
    [1, 2, 3].map((d) =>
      of(
        list.filter(({ difficulty }) => difficulty === d),
        (t) => t.z > bar && t.on && t.right,
      ),
    );
  console.log(
    `${name.padEnd(8)} ${found(worded).join('  ')}  technical ${found(facts).join('  ')}  right place ${of(flawed, (t) => t.z > bar && t.on)}  false ${of(
      turns.filter(({ kind }) => kind === 'sound'),
      (t) => t.z > bar,
    )}  off target ${of(flawed, (t) => t.z > bar && !t.on)}`,
  );
}

function checkReplies(said, { bias, rows }) {
  const kinds = new Map();
  for (const { expect, features } of said.filter((r) => r.expect !== null)) {
    const z = column(features, rows, bias);
    const top = Math.max(...z);
    const total = new Map();
    for (const [c, label] of REPLIES.entries())
      total.set(NEXT[label], (total.get(NEXT[label]) ?? 0) + Math.exp(z[c] - top));
    const [got] = [...total].sort((a, b) => b[1] - a[1])[0];
    const [k, n] = kinds.get(expect) ?? [0, 0];
    kinds.set(expect, [k + (got === expect ? 1 : 0), n + 1]);
  }
  return kinds;
}

/** How replies are read by those who have not seen the hand that wrote them. */
function crossedReplies(said, sets) {
  for (const left of sets) {
    const kinds = checkReplies(
      said.filter(({ set }) => set === left),
      trainReplies(said.filter(({ set }) => set !== left)),
    );
    if (kinds.size > 0)
      console.log(`${left.padEnd(8)} replies: ${[...kinds].map(([n, [k, m]]) => `${n} ${k}/${m}`).join(', ')}`);
  }
}

/** How turns that would steer, and those that would not, are told by those who have not seen the hand that wrote them. */
function crossedSteering(turns, sets) {
  for (const left of sets.filter((set) => turns.some((turn) => turn.set === set && turn.steers))) {
    const { bias, rows } = trainSteering(turns.filter(({ set }) => set !== left));
    const own = turns.filter(({ set }) => set === left);
    const told = (turn) => sum(turn.features, rows, bias) > 0;
    const steering = own.filter(({ steers }) => steers);
    const honest = own.filter(({ steers }) => !steers);
    console.log(`${left.padEnd(8)} steering: told ${of(steering, told)}, of the others ${of(honest, told)}`);
  }
}

/** Leaves out some hands after the others, and says at which score the agreed share of their sound turns is challenged. */
function crossed(space, all, sets) {
  const turns = [];
  for (let k = 0; k < PARTS; k += 1) {
    const left = new Set(sets.filter((_, i) => i % PARTS === k));
    const rest = all.filter(({ set }) => !left.has(set));
    const own = judged(
      space,
      all.filter(({ set }) => left.has(set)),
      trainWeakness(space, rest),
      trainAxes(space, rest),
    );
    turns.push(...own);
  }
  const bar = barOf(turns);
  for (const set of sets)
    print(
      set,
      turns.filter((t) => t.set === set),
      bar,
    );
  print('all', turns, bar);
  for (const other of [1, 1.5, 2, 2.5, 3, 3.5, 4, 5]) print(`at ${other}`, turns, other);
  console.log(`bar ${bar.toFixed(2)}`);
  return bar;
}

const short = (v) => Number(v.toFixed(2));
const shortAll = (v) => (Array.isArray(v) ? v.map(short) : short(v));
const large = (v, least) => (Array.isArray(v) ? v : [v]).some((one) => Math.abs(one) >= least);
/** By name, without the small ones. */
const kept = (rows, least = SMALL) =>
  [...rows]
    .filter(([name, v]) => name === '' || large(v, least))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, v]) => [name, shortAll(v)]);

/** One word a line, the commonest first: how it leans in a sentence, and in those around it. */
function leaningTable(rows, vectors) {
  const along = (vector, name) => vector.reduce((sum, v, d) => sum + LOUD * v * (rows.get(`${name}:${d}`) ?? 0), 0);
  return [...vectors]
    .map(([word, { vector }]) => `${word} ${short(along(vector, 'v'))} ${short(along(vector, 'u'))}`)
    .join('\n');
}

function taught(space, all, said, turns, vectors) {
  const { bias, w } = trainWeakness(space, all);
  const learnt = new Map(space.names.map((name, i) => [name, w[i]]));
  const axes = trainAxes(space, all);
  const columns = space.names.map((name, i) => [name, axes.w.map((column) => column[i])]);
  const worded = (rows) => new Map([...rows].filter(([name]) => !ofVectors(name)));
  const answer = trainReplies(said);
  const steering = trainSteering(turns);
  return {
    bias: short(bias),
    leanings: leaningTable(learnt, vectors),
    flaw: kept(worded(learnt)),
    axes: kept(new Map([['', axes.bias], ...worded(columns)])),
    replyBias: answer.bias.map(short),
    replies: kept(answer.rows),
    steeringBias: short(steering.bias),
    steering: kept(steering.rows),
  };
}

const table = (rows) => rows.map(([name, v]) => `  ${JSON.stringify(name)}: ${JSON.stringify(v)},\n`).join('');

const { stretchesOf, replyOf, plainWords, countsBy, loadKnowledge, steeringFeatures } = await load(
  'server/panel/builtin/training.ts',
);
const numbers = numbering();
const numbered = (text) =>
  stretchesOf(text).map((stretch) => stretch.map((one) => ({ ...one, features: numbers.row(one.features) })));
const sets = tuningSets(root);
const vectors = readVectors(countsBy);
const all = [
  ...sets.flatMap((set) => stretchesIn(root, set, numbered)),
  ...stretchesOfCards(loadKnowledge(join(root, 'knowledge')), numbered),
];
withVectors(all, plainWords, vectors);
const space = rowsOf(all, numbers);
const said = sets.flatMap((set) => repliesIn(root, set, replyOf));
const turns = sets.flatMap((set) => steeringIn(root, set, steeringFeatures));
const without = option('--without');
const to = option('--to');
if (without && to) {
  const made = taught(
    space,
    all.filter(({ set }) => set !== without),
    said.filter(({ set }) => set !== without),
    turns.filter(({ set }) => set !== without),
    vectors,
  );
  const named = Object.fromEntries;
  writeFileSync(
    to,
    JSON.stringify({
      ...made,
      flaw: named(made.flaw),
      axes: named(made.axes),
      replies: named(made.replies),
      steering: named(made.steering),
    }),
  );
} else {
  if (process.argv.includes('--check')) {
    crossedReplies(said, sets);
    crossedSteering(turns, sets);
  }
  const bar = process.argv.includes('--replies') ? 0 : Number(option('--bar') ?? crossed(space, all, sets));
  if (!process.argv.includes('--check')) {
    const made = taught(space, all, said, turns, vectors);
    const barSays = option('--bar')
      ? 'given to the script'
      : `one in ${Math.round(1 / FALSE)} sound turns of hands that were left out would be`;
    writeFileSync(
      join(root, 'server/panel/builtin/words.ts'),
      `// Written by scripts/train.mjs; not edited by hand. A word, how it leans in a sentence, and how in those around it.\n\nexport const words = \`\n${made.leanings}\n\`;\n`,
    );
    writeFileSync(
      join(root, 'server/panel/builtin/weights.ts'),
      `// Written by scripts/train.mjs from test/eval/tune*; not edited by hand.
// biome-ignore-all format: generated

/** The score from which a sentence is challenged: ${barSays}. */
export const bar = ${short(bar)};

export const bias = ${made.bias};

export const flaw: Record<string, number> = {
${table(made.flaw)}};

/** ${AXES.join(', ')}. */
export const axes: Record<string, number[]> = {
${table(made.axes)}};

/** ${REPLIES.join(', ')}. */
export const replyBias = ${JSON.stringify(made.replyBias)};

export const replies: Record<string, number[]> = {
${table(made.replies)}};

export const steeringBias = ${made.steeringBias};

export const steering: Record<string, number> = {
${table(made.steering)}};
`,
    );
    console.log(
      `${all.length} stretches; ${made.flaw.length} weights, ${made.axes.length} for the axes, ${made.replies.length} for replies`,
    );
  }
}

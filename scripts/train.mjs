// Trains the builtin listener's small classifier on the labelled tuning sets and writes server/panel/builtin/weights.ts.
//   node scripts/train.mjs            train on everything and write
//   node scripts/train.mjs --check    cross-validate by item and print, writing nothing
//   node scripts/train.mjs --folds DIR  write the weights of each fold, for test/eval/offline.ts --folds DIR
// Nothing is drawn by chance: the same sets give the same weights.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { indexed, regress } from './train-fit.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** The tuning sets, each by another hand. `--without NAME` leaves one out, to see what the rest are worth on it. */
const without = process.argv.includes('--without') ? process.argv[process.argv.indexOf('--without') + 1] : null;
const sets = ['tune', 'tune-b', 'tune-c']
  .filter((name) => name !== without)
  .map((name) => join(root, 'test/eval', name));
const AXES = ['user', 'priority', 'metrics', 'viability', 'competition', 'feasibility'];
const FOLDS = 8;
/** How hard a weight is held down: single words most, written cues least. */
const L2 = {
  flaw: { cue: 0.4, word: 4, other: 3 },
  axis: { cue: 0.5, word: 4, other: 1 },
  reply: { cue: 0.7, word: 2, other: 0.7 },
};
/** How much a labelled sentence without a paragraph around it counts. */
const ALONE = 0.4;

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

const linesOf = (file) =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((l) => l.trim())
        .map((l) => JSON.parse(l))
    : [];
const rows = (file) => sets.flatMap((set) => linesOf(join(set, file)));
const fold = (id) => [...id].reduce((h, c) => (h * 31 + c.charCodeAt(0)) >>> 0, 7) % FOLDS;

/** Sentences that stand alone, weak on an axis or sound; always trained on, never scored. */
function alone(read) {
  return [...linesOf(join(root, 'test/panel/listen-sentences.jsonl')), ...rows('sentences.jsonl')]
    .filter(({ label }) => label === 'sound' || AXES.includes(label))
    .flatMap(({ text, label }) =>
      read(text).map(({ features }) => ({
        y: label === 'sound' ? 0 : 1,
        weight: ALONE,
        axis: label === 'sound' ? null : label,
        features: [...features].filter(([name]) => name !== 'numbers-over-mean'),
      })),
    );
}

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

/** A counter-challenge that carries something is another thing than an empty one; so is giving up on the point. */
const replyLabel = (kind, next) =>
  next === 'move-on'
    ? 'move-on'
    : kind !== 'counter-challenge'
      ? kind
      : next === 'accept'
        ? 'counter-accept'
        : 'counter-escalate';

function replies(read) {
  return rows('threads.jsonl').flatMap(({ id, sentence, opening, replies: list, expect }) =>
    list.map(({ text, kind }, i) => ({
      id,
      label: replyLabel(kind, expect[i]),
      expect: expect[i],
      weight: 1,
      features: [...read(text, sentence, opening)],
    })),
  );
}

function repliesAlone(read) {
  const file = join(root, 'test/panel/listen-replies.jsonl');
  if (!existsSync(file)) return [];
  const unknown = new Set(['shared', 'short+shared', 'fresh']);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((l) => l.trim())
    .map((l) => JSON.parse(l))
    .map(({ text, label }) => ({
      label,
      weight: 0.5,
      features: [...read(text, '', '')].filter(([name]) => !unknown.has(name)),
    }));
}

/** One row per sentence: its features and whether it is the planted one. */
function samples(read) {
  const items = [];
  const add = (item, planted, axis) => {
    const at = planted === null ? -1 : item.text.indexOf(planted);
    const sentences = read(item.text).map(({ start, end, features }) => {
      const overlap = at < 0 ? 0 : Math.min(at + planted.length, end) - Math.max(at, start);
      return {
        y: overlap > 0.5 * Math.min(end - start, planted?.length ?? 0) ? 1 : 0,
        weight: 1,
        axis,
        features: [...features],
      };
    });
    items.push({
      id: item.id,
      kind: planted !== null ? 'flawed' : axis === 'technical' ? 'technical' : 'sound',
      difficulty: item.difficulty,
      axis,
      sentences,
    });
  };
  for (const flaw of rows('flaws.jsonl')) add(flaw, flaw.axis === 'technical' ? null : flaw.sentence, flaw.axis);
  for (const turn of rows('clean.jsonl')) add(turn, null, null);
  for (const one of rows('cases.jsonl')) items.push(wholeCase(read, one));
  return items;
}

/** A case has several planted sentences; a sound twin falls into the same fold as its flawed one. */
function wholeCase(read, { id, text, flaws }) {
  const planted = flaws.map(({ axis, sentence }) => ({
    axis,
    from: text.indexOf(sentence),
    to: text.indexOf(sentence) + sentence.length,
  }));
  const sentences = read(text).map(({ start, end, features }) => {
    const hit = planted.find(({ from, to }) => Math.min(to, end) - Math.max(from, start) > 0.5 * (end - start));
    return {
      y: hit && hit.axis !== 'technical' ? 1 : 0,
      weight: hit?.axis === 'technical' ? 0 : 1,
      axis: hit?.axis ?? null,
      features: [...features],
    };
  });
  return {
    id: id.replace(/-(?:sound|flawed|strong|weak|mixed)$/, ''),
    kind: 'case',
    difficulty: 0,
    axis: null,
    sentences,
  };
}

const held = (by) => (name) =>
  name.startsWith('w:') || name.startsWith('1:') ? by.word : /^(?:c|cc|d|a):/.test(name) ? by.cue : by.other;

function train(items, extra) {
  const all = [...items.flatMap((item) => item.sentences), ...extra];
  const flaw = indexed(all, 3);
  const planted = all.filter((s) => s.y === 1);
  const perAxis = AXES.map((axis) => planted.filter((s) => s.axis === axis).length);
  const axis = indexed(planted, 2);
  const a = regress(
    flaw.x,
    flaw.names,
    all.map((s) => s.y),
    1,
    held(L2.flaw),
    all.map(() => 1),
  );
  const b = regress(
    axis.x,
    axis.names,
    planted.map((s) => AXES.indexOf(s.axis)),
    AXES.length,
    held(L2.axis),
    planted.map((s) => s.weight / Math.sqrt(Math.max(1, perAxis[AXES.indexOf(s.axis)]) / 20)),
  );
  return {
    bias: a.bias[0],
    flaw: new Map(flaw.names.map((n, i) => [n, a.w[0][i]])),
    axes: new Map(axis.names.map((n, i) => [n, b.w.map((column) => column[i])])),
  };
}

function trainReplies(samples) {
  const { names, x } = indexed(samples, 2);
  const counts = REPLIES.map((label) => samples.filter((r) => r.label === label).length);
  const weight = samples.map((r) => r.weight / Math.sqrt(Math.max(1, counts[REPLIES.indexOf(r.label)]) / 30));
  const { w, bias } = regress(
    x,
    names,
    samples.map((r) => REPLIES.indexOf(r.label)),
    REPLIES.length,
    held(L2.reply),
    weight,
    150,
  );
  return { bias: [...bias], rows: new Map(names.map((n, i) => [n, w.map((column) => column[i])])) };
}

function checkReplies(list, extra) {
  const seen = {};
  const found = (r) => {
    seen[r.expect] ??= [0, 0];
    return seen[r.expect];
  };
  let held = 0;
  for (let k = 0; k < FOLDS; k += 1) {
    const model = trainReplies([...list.filter((r) => fold(r.id) !== k), ...extra]);
    for (const r of list.filter((one) => fold(one.id) === k)) {
      const z = REPLIES.map(
        (_, c) => model.bias[c] + r.features.reduce((t, [n, v]) => t + (model.rows.get(n)?.[c] ?? 0) * v, 0),
      );
      const e = z.map((v) => Math.exp(v - Math.max(...z)));
      const total = {};
      REPLIES.forEach((label, c) => {
        total[NEXT[label]] = (total[NEXT[label]] ?? 0) + e[c];
      });
      const [got] = Object.entries(total).sort((a, b) => b[1] - a[1])[0];
      found(r)[1] += 1;
      if (got === r.expect) found(r)[0] += 1;
      if (r.expect === 'escalate' && got !== 'accept') held += 1;
    }
  }
  const all = Object.values(seen);
  console.log(
    `replies: ${Object.entries(seen)
      .map(([n, [k, of]]) => `${n} ${k}/${of}`)
      .join(
        ', ',
      )}; macro ${Math.round((100 * all.reduce((t, [k, of]) => t + k / of, 0)) / all.length)} %; holds ${held}/${seen.escalate?.[1] ?? 0}`,
  );
}

const sum = (features, weights) => features.reduce((total, [name, v]) => total + (weights.get(name) ?? 0) * v, 0);
const bestAxis = (features, axes) => {
  const z = AXES.map((_, c) =>
    features.reduce((total, [name, v]) => total + (axes.get(name)?.[c] ?? 0) * v, axes.get('')?.[c] ?? 0),
  );
  return AXES[z.indexOf(Math.max(...z))];
};

function check(items, extra) {
  for (let k = 0; k < FOLDS; k += 1) {
    const model = train(
      items.filter((item) => fold(item.id) !== k),
      extra,
    );
    for (const item of items.filter((it) => fold(it.id) === k))
      for (const s of item.sentences)
        Object.assign(s, { z: model.bias + sum(s.features, model.flaw), a: bestAxis(s.features, model.axes) });
  }
  const best = (item) => item.sentences.reduce((a, b) => (a.z >= b.z ? a : b));
  const sound = items
    .filter((i) => i.kind === 'sound')
    .map((i) => best(i).z)
    .sort((a, b) => b - a);
  for (const limit of [0.03, 0.05, 0.1]) {
    const threshold = (sound[Math.floor(limit * sound.length)] ?? 0) + 1e-9;
    const found = {};
    let off = 0;
    for (const item of items.filter((i) => i.kind === 'flawed')) {
      const top = best(item);
      found[item.difficulty] ??= [0, 0];
      found[item.difficulty][1] += 1;
      if (top.z > threshold && top.y && top.a === item.axis) found[item.difficulty][0] += 1;
      if (top.z > threshold && !top.y) off += 1;
    }
    const cases = items
      .filter((i) => i.kind === 'case')
      .flatMap((i) => i.sentences.filter((x) => x.weight > 0 && x.z > threshold));
    const technical = items.filter((i) => i.kind === 'technical');
    off += technical.filter((i) => best(i).z > threshold).length;
    const n = items.filter((i) => i.kind === 'flawed' || i.kind === 'technical').length;
    console.log(
      `sound turns challenged ${Math.round(100 * limit)} % (z > ${threshold.toFixed(2)}): ${Object.entries(found)
        .map(([d, [k, of]]) => `d${d} ${k}/${of}`)
        .join(
          ', ',
        )}; off target ${(off / n).toFixed(3)} a turn; cases: ${cases.filter((x) => x.y && x.a === x.axis).length} of ${
        items
          .filter((i) => i.kind === 'case')
          .flatMap((i) => i.sentences)
          .filter((x) => x.y).length
      } planted, ${cases.filter((x) => !x.y).length} elsewhere`,
    );
  }
}

const { sentencesOf, replyOf } = await load('server/panel/builtin/training.ts');
const items = samples(sentencesOf);
const extra = alone(sentencesOf);
const said = replies(replyOf);
const folds = process.argv[process.argv.indexOf('--folds') + 1];
const saidAlone = repliesAlone(replyOf);
if (process.argv.includes('--folds') && folds) {
  mkdirSync(folds, { recursive: true });
  for (let k = 0; k < FOLDS; k += 1) {
    const model = train(
      items.filter((item) => fold(item.id) !== k),
      extra,
    );
    const answer = trainReplies([...said.filter((r) => fold(r.id) !== k), ...saidAlone]);
    writeFileSync(
      join(folds, `${k}.json`),
      JSON.stringify({
        bias: model.bias,
        flaw: Object.fromEntries(model.flaw),
        axes: Object.fromEntries(model.axes),
        replyBias: answer.bias,
        replies: Object.fromEntries(answer.rows),
      }),
    );
  }
} else if (process.argv.includes('--check')) {
  check(items, extra);
  checkReplies(said, saidAlone);
} else {
  const { bias, flaw, axes } = train(items, extra);
  const answer = trainReplies([...said, ...saidAlone]);
  const short = (v) => Number(v.toFixed(2));
  const kept = [...flaw].filter(([, v]) => Math.abs(v) >= 0.06).sort(([a], [b]) => (a < b ? -1 : 1));
  const keptAxes = [...axes].filter(([, v]) => v.some((x) => Math.abs(x) >= 0.05)).sort(([a], [b]) => (a < b ? -1 : 1));
  const line = ([name, v]) =>
    `  ${JSON.stringify(name)}: ${JSON.stringify(Array.isArray(v) ? v.map(short) : short(v))},`;
  writeFileSync(
    join(root, 'server/panel/builtin/weights.ts'),
    `// Written by scripts/train.mjs from test/eval/tune; not edited by hand.\n// biome-ignore-all format: generated\n\nexport const bias = ${short(bias)};\n\nexport const flaw: Record<string, number> = {\n${kept.map(line).join('\n')}\n};\n\n/** ${AXES.join(', ')}. */\nexport const axes: Record<string, number[]> = {\n${keptAxes.map(line).join('\n')}\n};\n\n/** ${REPLIES.join(', ')}. */\nexport const replyBias = ${JSON.stringify(answer.bias.map(short))};\n\nexport const replies: Record<string, number[]> = {\n${[
      ...answer.rows,
    ]
      .filter(([, v]) => v.some((x) => Math.abs(x) >= 0.05))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(line)
      .join('\n')}\n};\n`,
  );
  console.log(
    `${items.length} items, ${items.reduce((n, i) => n + i.sentences.length, 0)} sentences; ${kept.length} weights, ${keptAxes.length} for the axes`,
  );
}

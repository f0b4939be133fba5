// The labelled sets under test/eval, read as rows of features; `stretchesOf` says what a row is.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const AXES = ['user', 'priority', 'metrics', 'viability', 'competition', 'feasibility', 'technical'];
/** How much a labelled sentence without a paragraph around it counts. */
const ALONE = 0.4;

/** Sets of pairs that differ in little but the flaw. They teach on which axis a flaw is, not which sentence is flawed: see DECISIONS.md. */
const PAIRED = /^tune-(?:z[m-z]|y[a-z])$/;

/** The tuning sets, each by another hand. The reported part is never among them. */
export const tuningSets = (root) =>
  readdirSync(join(root, 'test/eval'))
    .filter((name) => name === 'tune' || name.startsWith('tune-'))
    .sort();

const linesOf = (file) =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((l) => l.trim())
        .map((l) => JSON.parse(l))
    : [];

/** One entry per stretch: its sentences' features, which of them are weak, and what it is scored as. */
export function stretchesIn(root, set, stretchesOf) {
  const out = [];
  const folder = join(root, 'test/eval', set);
  const add = (text, planted, about) => {
    const spans = planted.map(({ axis, sentence }) => ({
      axis,
      from: text.indexOf(sentence),
      length: sentence.length,
    }));
    for (const stretch of stretchesOf(text)) {
      const sentences = stretch.map(({ start, end, text: said, features }) => {
        const hit = spans.find(
          ({ from, length }) =>
            from >= 0 && Math.min(from + length, end) - Math.max(from, start) > 0.5 * Math.min(end - start, length),
        );
        return { axis: hit?.axis ?? null, text: said, features };
      });
      out.push({ set, weight: 1, paired: PAIRED.test(set), ...about, sentences });
    }
  };
  const mended = new Map(linesOf(join(folder, 'mended.jsonl')).map(({ id, sentence }) => [id, sentence]));
  for (const flaw of linesOf(join(folder, 'flaws.jsonl'))) {
    add(flaw.text, [flaw], { kind: 'flawed', id: flaw.id, axis: flaw.axis, difficulty: flaw.difficulty });
    const instead = mended.get(flaw.id);
    if (instead)
      add(
        flaw.text.replace(flaw.sentence, () => instead),
        [],
        { kind: 'sound', id: `${flaw.id}-mended` },
      );
  }
  for (const turn of linesOf(join(folder, 'clean.jsonl'))) add(turn.text, [], { kind: 'sound', id: turn.id });
  for (const one of linesOf(join(folder, 'cases.jsonl'))) add(one.text, one.flaws, { kind: 'case', id: one.id });
  const alone = set === 'tune' ? linesOf(join(root, 'test/panel/listen-sentences.jsonl')) : [];
  for (const { text, label } of [...alone, ...linesOf(join(folder, 'sentences.jsonl'))]) {
    if (label !== 'sound' && !AXES.includes(label)) continue;
    const planted = label === 'sound' ? [] : [{ axis: label, sentence: text }];
    add(text, planted, { kind: 'alone', id: text, weight: ALONE });
  }
  return out;
}

/** A counter-challenge that carries something is another thing than an empty one; so is giving up on the point. */
const replyLabel = (kind, next) =>
  next === 'move-on'
    ? 'move-on'
    : kind !== 'counter-challenge'
      ? kind
      : next === 'accept'
        ? 'counter-accept'
        : 'counter-escalate';

export function repliesIn(root, set, replyOf) {
  const threads = linesOf(join(root, 'test/eval', set, 'threads.jsonl')).flatMap(
    ({ id, sentence, opening, replies, expect }) =>
      replies.map(({ text, kind }, i) => ({
        set,
        id,
        label: replyLabel(kind, expect[i]),
        expect: expect[i],
        weight: 1,
        features: [...replyOf(text, sentence, opening)],
      })),
  );
  if (set !== 'tune') return threads;
  const unknown = new Set(['shared', 'short+shared', 'fresh']);
  const alone = linesOf(join(root, 'test/panel/listen-replies.jsonl')).map(({ text, label }) => ({
    set,
    id: text,
    label,
    expect: null,
    weight: 0.5,
    features: [...replyOf(text, '', '')].filter(([name]) => !unknown.has(name)),
  }));
  return [...threads, ...alone];
}

/** Turns that would steer the panel, which are few and count the more, and all the others, which would not. */
const STEERING = 5;

export function steeringIn(root, set, steeringFeatures) {
  const folder = join(root, 'test/eval', set);
  const turns = (file) => linesOf(join(folder, file)).map(({ text }) => text);
  const of = (texts, steers, weight) =>
    texts.map((text) => ({ set, steers, weight, features: [...steeringFeatures(text)] }));
  const replies = linesOf(join(folder, 'threads.jsonl')).flatMap((thread) => thread.replies.map(({ text }) => text));
  const honest = [...turns('lookalikes.jsonl'), ...turns('clean.jsonl'), ...turns('flaws.jsonl'), ...replies];
  return [...of(turns('manipulations.jsonl'), true, STEERING), ...of(honest, false, 1)];
}

/** How much a made-up stretch of fact cards counts. */
const FACTS = 0.4;

/** What the fact cards hold true, said one after the other: flat statements about a product are sound, but for the one that is a card's mistake. */
export function stretchesOfCards(cards, stretchesOf) {
  const seen = (text) => stretchesOf(text).flat();
  return cards.flatMap((card, i) => {
    const around = [1, 2, 3, 4].map((k) => cards[(i + k * 7) % cards.length].statement);
    const mistake = card.wrong[i % card.wrong.length];
    const texts = [
      [around.slice(0, 4).join(' '), null],
      [[...around.slice(0, i % 5), mistake, ...around.slice(i % 5)].join(' '), mistake],
      [card.statement, null],
    ];
    return texts.map(([text, planted]) => ({
      set: 'cards',
      kind: 'cards',
      id: card.id,
      weight: FACTS,
      sentences: seen(text).map(({ text: said, features }) => ({
        axis: planted?.includes(said) ? 'technical' : null,
        text: said,
        features,
      })),
    }));
  });
}

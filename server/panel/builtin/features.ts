import type { Claim } from './claims.ts';
import { CONCEPTS } from './concepts.ts';
import { CUES } from './cues.ts';
import type { AnalysedText } from './language.ts';
import { phrasesOf } from './phrasing.ts';
import { surroundings } from './surroundings.ts';
import { plain, words } from './weak/sentence.ts';
import { windowsOf } from './windows.ts';

/** What the classifier sees of a sentence: what kind of claim it is, how it argues, how sure it sounds, and what stands around it. */

export type Features = ReadonlyMap<string, number>;

/** The kinds of claim that are crossed with the way of arguing. */
const ROLES = ['user', 'need', 'segment', 'orders', 'success', 'moved', 'market', 'rival', 'build', 'hard'] as const;
const MANNERS = [
  'so',
  'because',
  'concludes',
  'sure',
  'every',
  'will',
  'not',
  'feels',
  'light',
  'activity',
  'mean',
  'dismiss',
  'works',
  'bare',
  'short',
  'hedges',
  'honest',
  'evidence',
  'guards',
  'contrast',
  'if',
] as const;

/** Put in another's mouth, or not upheld. */
const OTHERS = words(
  "(?:everyone|everybody|people|some|they|somebody|someone|you|customers|colleagues|sales) (?:says?|will say|would say|ask(?:s)?|told (?:me|us)|keep (?:saying|asking)|assumes?|believes?|thinks?)|i was going to say|you'd think|you would think|it'?s tempting|it would be (?:easy|tempting)|one could say|i used to (?:think|say)|the myth|isn't true|is not true|not true",
);
const DOUBTS_OWN = words(
  "(?:i|we) (?:would not|wouldn't|won't|do not|don't|can't|cannot) (?:\\w+ )?(?:claim|say|call|count|promise|sell|pitch|chase|rest|rely|conclude|quote)|would be too strong|i'd be careful|with care|not proof|proves nothing|says nothing|no more than that|i was wrong|i don't know|we lose|we'd lose|they win|better than ours|ahead of us|no argument|isn't the (?:point|argument)|it's a no|not a (?:yes|rival)",
);
const REASON_NEXT =
  /^(?:the reason|because|that's because|that is because|this is because|reason:|why\\?|there is a date|the (?:audit|contract|regulator))/;

/** What says of what kind the sentence is, apart from its words: names in plain letters. */
const kindsOf = (features: Features): Set<string> =>
  new Set([...features.keys()].filter((name) => /^[a-z-]+$/.test(name) && !MEASURED.has(name)));
const MEASURED: ReadonlySet<string> = new Set(['numbers', 'numbers-over-mean', 'detected']);

/** The sentence by itself, and then where it stands among those around it. */
export function featuresOf(text: AnalysedText, claims: readonly Claim[]): Features[] {
  const alone = ownFeatures(text, claims);
  for (const stretch of windowsOf(text)) {
    const sentences = stretch.map((i) => text.sentences[i]).filter((s) => s !== undefined);
    const seen = surroundings(
      sentences,
      stretch.map((i) => kindsOf(alone[i] ?? new Map())),
    );
    stretch.forEach((i, k) => {
      for (const name of seen[k] ?? []) alone[i]?.set(name, 1);
    });
  }
  return alone;
}

function ownFeatures(text: AnalysedText, claims: readonly Claim[]): Map<string, number>[] {
  const counts = text.sentences.map((s) => s.numbers.filter((n) => /\d/.test(n.text)).length);
  const mean = counts.reduce((a, b) => a + b, 0) / Math.max(1, counts.length);
  const seen = text.sentences.map((s) => {
    const low = plain(s.text);
    return new Set(CONCEPTS.filter(([, pattern]) => pattern.test(low)).map(([name]) => name));
  });
  return text.sentences.map((s, i) => {
    const own = new Set(seen[i]);
    const low = plain(s.text);
    const n = counts[i] ?? 0;
    const length = s.tokens.filter((t) => /[\p{L}\p{N}]/u.test(t.text)).length;
    if (n === 0) own.add('bare');
    if (length <= 9) own.add('short');
    if (length >= 28) own.add('long');
    const out = new Map<string, number>();
    for (const name of own) out.set(name, 1);
    for (const role of ROLES)
      if (own.has(role)) for (const manner of MANNERS) if (own.has(manner)) out.set(`${role}+${manner}`, 1);
    out.set('numbers', Math.min(4, n) / 4);
    out.set('numbers-over-mean', Math.max(-2, Math.min(2, n - mean)) / 2);
    if (/^(?:so|thus|hence|therefore|from|given|since|because|as|with|that|which)\b/.test(low)) out.set('leads-on', 1);
    if (s.numbers.some((x) => x.kind === 'percent')) out.set('percent', 1);
    if (s.numbers.some((x) => x.kind === 'money')) out.set('money', 1);
    if (s.numbers.some((x) => x.kind === 'duration')) out.set('duration', 1);
    if (/\d+ (?:of|out of) (?:the )?\d+|of (?:the )?\d+/.test(s.text)) out.set('n-of-m', 1);
    if (/[?]\s*$/.test(s.text)) out.set('asks', 1);
    if (/"[^"]{12,}"/.test(low)) out.set('quotes', 1);
    if (OTHERS.test(low)) out.set('others-say', 1);
    if (DOUBTS_OWN.test(low)) out.set('takes-back', 1);
    if (REASON_NEXT.test(plain(text.sentences[i + 1]?.text ?? ''))) out.set('reason-next', 1);
    const cued = CUES.filter(([, pattern]) => pattern.test(low)).map(([name]) => name);
    for (const name of cued) out.set(`c:${name}`, 1);
    const axes = new Map<string, number>();
    for (const name of cued) axes.set(name.split('-')[0] ?? '', (axes.get(name.split('-')[0] ?? '') ?? 0) + 1);
    for (const [axis, n] of axes) if (n >= 2) out.set(`cc:${axis}`, n - 1);
    for (const claim of claims) {
      if (claim.sentence !== i) continue;
      out.set(`d:${claim.id}`, 1);
      // What is sure of nothing is a sign that something comes out.
      if (claim.sure > 0) out.set(`a:${claim.axis}`, 1);
      out.set('detected', Math.max(out.get('detected') ?? 0, claim.sure));
    }
    for (const t of s.tokens) if (!t.stop && /^[a-z]{3,}$/.test(t.stem)) out.set(`w:${t.stem}`, 1);
    const run = s.tokens.filter((t) => /^[a-z']+$/.test(t.lower)).map((t) => t.lower);
    for (let k = 0; k + 1 < run.length; k += 1) out.set(`w:${run[k]} ${run[k + 1]}`, 1);
    for (const t of run) out.set(`w:=${t}`, 1);
    for (const phrase of phrasesOf(s)) out.set(phrase, 1);
    return out;
  });
}

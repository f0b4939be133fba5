/** The numbers in a sentence, with what they count. */

export type NumberKind =
  | 'money'
  | 'percent'
  | 'duration'
  | 'date'
  | 'size'
  | 'multiple'
  | 'percentile'
  | 'version'
  | 'cardinal';

export interface FoundNumber {
  kind: NumberKind;
  /** verbatim, as written */
  text: string;
  /** absent for a date without a year, such as "Q3" */
  value?: number;
  /** upper end of a range such as "2-3 weeks" */
  to?: number;
  /** duration: second…year; size: byte…; money: currency sign; date: year, quarter, month; cardinal: the noun counted */
  unit?: string;
  start: number;
  end: number;
}

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const WORDS = new Map<string, number>([
  ...ONES.map((word, i): [string, number] => [word, i]),
  ...TENS.map((word, i): [string, number] => [word, 20 + 10 * i]),
  ['dozen', 12],
  ['hundred', 100],
  ['thousand', 1000],
]);

const SCALE: Record<string, number> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mm: 1e6,
  mn: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
  t: 1e12,
  trillion: 1e12,
  hundred: 100,
};
const DIGITS = String.raw`\d[\d,]*(?:\.\d+)?`;
/** Below a hundred, below a thousand, and above, in words: "forty-two", "four hundred and thirty-two", "a hundred and twenty thousand", "four point three". */
const SMALL = `(?:(?:${TENS.join('|')})(?:[ -](?:${ONES.slice(1, 10).join('|')}))?|${ONES.join('|')})`;
const HUNDREDS = `(?:a|${SMALL}) hundred(?:(?: and)? ${SMALL})?`;
const THOUSANDS = `(?:a|${HUNDREDS}|${SMALL}) thousand(?:(?: and|,)? (?:${HUNDREDS}|${SMALL}))?`;
const SPELLED = `(?:(?:${THOUSANDS}|${HUNDREDS}|${SMALL} point (?:${ONES.slice(0, 10).join('|')})|${SMALL}|a dozen)(?![a-z]))`;
const SCALED = String.raw`(?:\s?(?:k|mm|mn|m|bn|b|t|thousand|million|billion|trillion|hundred)(?![a-z]))?`;
const AMOUNT = `(?:${DIGITS}${SCALED}|${SPELLED}${SCALED})`;
const RANGE = String.raw`${AMOUNT}(?:\s?(?:-|–|—|to)\s?[$€£]?${AMOUNT})?`;

const DURATION =
  '(?:milliseconds?|msecs?|ms|seconds?|secs?|minutes?|mins?|hours?|hrs?|business days?|calendar days?|days?|weeks?|wks?|months?|mos?|quarters?|years?|yrs?)';
const SIZE = '(?:[kmgtp]i?b|(?:kilo|mega|giga|tera|peta)bytes?|bytes?)';
const MONTH = String.raw`(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`;

/** Tried in this order; what one form took, the next ones leave. `sign` is a cheap look before the real one. */
const FORMS: { kind: NumberKind; sign: RegExp; form: RegExp }[] = [
  {
    kind: 'percentile',
    sign: /p\d|percentile/i,
    form: /\bp(?:50|75|90|95|99(?:\.9)?)\b|\b\d{2}(?:th|st|nd|rd) percentile\b/gi,
  },
  {
    kind: 'money',
    sign: /[$€£]|dollar|euro|\busd|\beur|cents?\b|pounds?\b|pence|franc/i,
    form: new RegExp(
      String.raw`(?:US)?[$€£]\s?${RANGE}|(?<![\w.])${RANGE}\s?(?:US )?(?:dollars?|euros?|usd|eur|pounds?|francs|cents?|pence)\b`,
      'gi',
    ),
  },
  {
    kind: 'percent',
    sign: /%|percent|per cent|\dpp|\d pp|pct/i,
    form: new RegExp(
      String.raw`(?<![\w.])${DIGITS}(?:\s?(?:-|–|to)\s?${DIGITS})?\s?(?:%|percent(?:age points?)?\b|per cent\b|pp\b|pct\b)|\b${SPELLED} per ?cent\b`,
      'gi',
    ),
  },
  {
    kind: 'multiple',
    sign: /[x×]|times/i,
    form: new RegExp(
      String.raw`(?<![\w.])${DIGITS}(?:\s?(?:-|–|to)\s?${DIGITS})?\s?[x×](?!\w)|\b${AMOUNT} times\b`,
      'gi',
    ),
  },
  {
    kind: 'duration',
    sign: /sec|ms\b|min|h(?:ou)?r|day|week|wk|mo(?:nth)?s?\b|quarter|y(?:ea)?r/i,
    form: new RegExp(String.raw`(?<![\w.$])${RANGE}[\s-]?${DURATION}\b`, 'gi'),
  },
  {
    kind: 'size',
    sign: /\d\s?[kmgtp]?i?b|byte/i,
    form: new RegExp(String.raw`(?<![\w.$])${DIGITS}(?:\s?(?:-|–|to)\s?${DIGITS})?\s?${SIZE}\b`, 'gi'),
  },
  {
    kind: 'date',
    sign: /(?:19|20)\d\d|Q[1-4]|FY|H[12]/i,
    form: new RegExp(
      String.raw`\b${MONTH}\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?(?:of\s+)?(?:19|20)\d\d\b|\bQ[1-4](?:\s?'?(?:20)?\d\d)?\b|\b(?:FY|H[12])\s?'?(?:20)?\d\d\b|(?<![\w.$,])(?:19|20)\d\d(?![\d,.]\d|\w|\s?%)`,
      'gi',
    ),
  },
  {
    kind: 'version',
    sign: /\d\.\d|\bv\d/i,
    form: /\bv\d+(?:\.\d+)*\b|(?<=\b(?:version|release|spark|mlflow|runtime|dbr|delta|iceberg|lake)\s)\d+(?:\.\d+)+\b|\b\d+\.\d+\.\d+\b/gi,
  },
  { kind: 'cardinal', sign: /./, form: new RegExp(String.raw`(?<![\w.])${RANGE}(?![\w%])`, 'gi') },
];

function amount(text: string): number | undefined {
  const match = /([\d,]+(?:\.\d+)?)\s?([a-z]+)?/i.exec(text);
  if (match?.[1]) {
    const base = Number(match[1].replaceAll(',', ''));
    return Number.isNaN(base) ? undefined : base * (SCALE[match[2]?.toLowerCase() ?? ''] ?? 1);
  }
  let sum = 0;
  let part = 0;
  let digit: number | undefined;
  for (const word of text.toLowerCase().split(/[\s,-]+/)) {
    const value = WORDS.get(word);
    const scale = SCALE[word];
    if (word === 'point') digit = 0;
    else if (digit === 0 && value !== undefined) {
      part += value / 10;
      digit = undefined;
    } else if (scale === 100) part = (part || 1) * 100;
    else if (scale !== undefined) {
      sum += (part || 1) * scale;
      part = 0;
    } else if (value !== undefined) part += value;
  }
  sum += part;
  return sum || undefined;
}

/** How a duration ends, and what it is counted in. */
const UNITS = (
  [
    ['m(?:illi)?s(?:ec(?:ond)?s?)?', 'millisecond'],
    ['sec(?:ond)?s?', 'second'],
    ['min(?:ute)?s?', 'minute'],
    ['h(?:ou)?rs?', 'hour'],
    ['days?', 'day'],
    ['w(?:ee)?ks?', 'week'],
    ['mo(?:nth)?s?', 'month'],
    ['quarters?', 'quarter'],
    ['y(?:ea)?rs?', 'year'],
  ] as const
).map(([form, unit]) => ({ unit, ends: new RegExp(`(?:^|[\\d\\s-])${form}$`, 'i') }));
const SIZED = new RegExp(`${SIZE}$`, 'i');

function unitOf(kind: NumberKind, text: string): string | undefined {
  if (kind === 'duration') return UNITS.find(({ ends }) => ends.test(text))?.unit;
  if (kind === 'money')
    return /[€£]/.exec(text)?.[0] ?? (/eur/i.test(text) ? '€' : /pound|pence/i.test(text) ? '£' : '$');
  if (kind === 'size') return SIZED.exec(text)?.[0].toUpperCase();
  if (kind === 'percent') return '%';
  if (kind !== 'date') return undefined;
  return /^Q[1-4]/i.test(text) ? 'quarter' : /^[A-Z][a-z]/.test(text) ? 'month' : 'year';
}

function read(kind: NumberKind, text: string, start: number): FoundNumber {
  const found: FoundNumber = { kind, text, start, end: start + text.length };
  const unit = unitOf(kind, text);
  if (unit) found.unit = unit;
  if (kind === 'date') {
    const year = /(?:19|20)\d\d/.exec(text);
    if (year) found.value = Number(year[0]);
    return found;
  }
  const [low = '', high] = text.split(/\s?(?:–|—|(?<=\d|[a-z])-(?=\s?[$€£]?\d)|\bto\b)\s?/i);
  const value =
    kind === 'percentile'
      ? Number(/\d+(?:\.\d+)?/.exec(text)?.[0])
      : kind === 'version'
        ? Number(/\d+(?:\.\d+)?/.exec(text)?.[0])
        : amount(low);
  // Nobody reckons in cents beside a yearly sum: money is in whole units.
  const share = kind === 'money' && /(?:cents?|pence)$/i.test(text) ? 0.01 : 1;
  if (value !== undefined) found.value = value * share;
  const to = high === undefined ? undefined : amount(high);
  if (to !== undefined && value !== undefined) {
    found.to = to;
    const scale = to / value;
    if (scale >= 1000 && !/[a-z]/i.test(low.replace(/[$€£]/g, '')))
      found.value = value * (SCALE[/\d\s?([a-z]+)/i.exec(high ?? '')?.[1]?.toLowerCase() ?? ''] ?? 1);
  }
  return found;
}

const ANY = new RegExp(
  String.raw`\d|\b(?:${[...WORDS.keys()].slice(2).join('|')}|one (?:second|minute|hour|day|week|month|quarter|year))\b`,
  'i',
);

/** `text` is one sentence with markup blanked; `base` is where it starts in the original. */
export function numbersIn(text: string, base: number): FoundNumber[] {
  if (!ANY.test(text)) return [];
  const taken: FoundNumber[] = [];
  for (const { kind, sign, form } of FORMS) {
    if (!sign.test(text)) continue;
    for (const match of text.matchAll(form)) {
      const raw = match[0].trimEnd();
      const start = base + match.index;
      if (kind === 'cardinal' && /^one$/i.test(raw)) continue;
      if (taken.some((other) => start < other.end && start + raw.length > other.start)) continue;
      taken.push(read(kind, raw, start));
    }
  }
  return taken.sort((a, b) => a.start - b.start);
}

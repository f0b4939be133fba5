/** The content words of a text, cut to what their forms share; words for the same thing count as one. */
export function stemsIn(text: string): Set<string> {
  const words =
    text
      .toLowerCase()
      .replace(/[’']/g, "'")
      .match(/[\p{L}\p{N}]+(?:'\p{L}+)?/gu) ?? [];
  return new Set(words.filter((word) => !EMPTY.has(word) && word.length > 2).map((word) => same(cut(word))));
}

const EMPTY: ReadonlySet<string> = new Set(
  (
    'the and for but not you your yours they their them who whom whose what which when where why how that this these those with without ' +
    'from into onto out off over under was were are is be been being has have had having did does do done doing would could should can ' +
    'may might will shall must than then there here it its our ours we us me my mine she her hers him his one ones any some all each ' +
    "also just only very more most much many about after before again ever still too yes no nor as at by in of on or so to up if i'd i'm " +
    "i've i'll it's that's there's they'd they're they've we'd we're we've you'd you've what's who's don't didn't doesn't isn't wasn't " +
    "weren't can't couldn't wouldn't won't hadn't haven't hasn't thing things really quite now few exactly say says said tell tells told time times"
  ).split(' '),
);

/** Cut rather than parsed: it only has to put the forms of a word together. */
function cut(word: string): string {
  const bare = word.replace(/'\p{L}+$/u, '').replace(/(?:ies|ied)$/, 'y');
  const short = bare.replace(/(?:ations?|ings?|ed|ers?|est|es|s|e|ly)$/, '');
  return short.length >= 3 ? short.slice(0, 7) : bare;
}

const GROUPS: readonly string[] = [
  'big bigger biggest large larger largest huge size',
  'decide decides decided decision decisions choose chose chosen choice',
  'alone nobody myself',
  'learn learned learnt discover discovered find found',
  'wrong mistake mistaken',
  'prevent prevented prevents avoid avoided',
  'price cost costs costly',
  'person people somebody someone anyone anybody',
  'begin began start started',
  'quit leave leaves leaving left',
  'boss manager superior',
  'approve approved approval sign signed signs',
];

const ONE: ReadonlyMap<string, string> = new Map(
  GROUPS.flatMap((group) => {
    const [first = '', ...rest] = group.split(' ');
    return [first, ...rest].map((word) => [cut(word), cut(first)] as const);
  }),
);

const same = (stem: string): string => ONE.get(stem) ?? stem;

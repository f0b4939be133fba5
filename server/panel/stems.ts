const STOP = new Set(
  'a an and are as at be been but by can could do does for from had has have how i if in into is it its just like may more most my no not of on one only or other our out over own say says should so some such than that the their them then there these they this those to too up use used using was we were what when where which who why will with would you your'.split(
    ' ',
  ),
);

/** A crude stem: what is left of a word without its commonest endings. */
function stem(word: string): string {
  const bare = word.replace(/(?:'s|’s)$/, '');
  if (bare.length <= 4) return bare.replace(/s$/, (s) => (bare.length === 4 ? '' : s));
  return bare.replace(/(?:ations?|ings?|ied|ies|edly|ed|es|ly|s|e)$/, '');
}

/** The stems of what a text is about, its small words left out. */
export const stemsIn = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’][a-z]+)?/gu) ?? [])
    .filter((w) => w.length > 1 && !STOP.has(w))
    .map(stem);

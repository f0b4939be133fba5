/** What the server answers in a clause, as people are told it: with a capital and a full stop. */
export function sentence(text: string): string {
  const words = text.trim();
  if (!words) return '';
  const begun = (words[0] ?? '').toUpperCase() + words.slice(1);
  return /[.!?…]["”’)]?$/.test(begun) ? begun : `${begun}.`;
}

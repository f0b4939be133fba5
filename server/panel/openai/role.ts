// What shows that a model has left its part: another's line, talk of being a model, a refusal.

const ROLE = [
  /\bas an? (?:ai|a\.i\.|artificial intelligence|(?:large )?language model|(?:virtual |ai )?assistant|chat ?bot)\b/i,
  /\bi(?:['’]m| am) (?:just |only |really )?an? (?:ai|artificial intelligence|(?:large )?language model|(?:virtual |ai )?assistant|chat ?bot)\b/i,
  /\bmy (?:training data|system prompt|(?:own )?(?:instructions|guidelines) (?:say|are|tell|forbid|do not|don['’]t))\b/i,
  /\b(?:chatgpt|openai (?:model|assistant))\b/i,
  /\bhow (?:can|may) i (?:help|assist) you (?:today|further)\b/i,
  /\b(?:here(?:['’]s| is) (?:the|a|my) (?:next |spoken )?(?:turn|line|response|reply))\b/i,
];

const REFUSAL = [
  /\b(?:sorry|apologi[sz]e|unfortunately)\b[^.!?]{0,40}\bi (?:can(?:no|['’])t|am (?:not able|unable)|['’]m (?:not able|unable)|won['’]t|must decline)\b/i,
  /\bi (?:can(?:no|['’])t|am unable to|['’]m unable to|won['’]t be able to) (?:help|assist|comply|continue|fulfil|provide|generate|engage|participate|discuss)\b/i,
  /\bi must decline\b/i,
];

export const brokenRole = (text: string): boolean => ROLE.some((each) => each.test(text));

export const isRefusal = (text: string): boolean => REFUSAL.some((each) => each.test(text));

/** May still become a refusal: worth hearing the sentence out first. */
export const soundsSorry = (sentence: string): boolean =>
  /^\s*(?:i(?:['’]m| am) (?:so |very |really )?sorry|sorry|i apologi[sz]e|my apologies|unfortunately|as an?\b)/i.test(
    sentence,
  );

/** Names that head a line, as in a script: "EM: …", "**Tobias Okonjo (Engineering Manager):** …". */
export class Labels {
  readonly #own: RegExp;
  readonly #any: RegExp;
  readonly #names: readonly string[];

  constructor(own: readonly string[], others: readonly string[]) {
    const either = (names: readonly string[]) =>
      [...names]
        .sort((a, b) => b.length - a.length)
        .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('|');
    const label = (names: readonly string[]) => `(?:${either(names)})(?:\\s*\\([^)]{0,40}\\))?\\s*[:：]`;
    this.#own = new RegExp(`^\\s*["“]?(?:${label(own)})\\s*`, 'i');
    this.#any = new RegExp(`(?:^|[\\n.!?…"”)]\\s*|\\s{2,})(?:${label([...own, ...others])})`, 'gi');
    this.#names = [...own, ...others].map((name) => name.toLowerCase());
  }

  /** Without the speaker's own name at the head of the turn. */
  strip(held: string, out: string): string {
    return out.trim() ? held : held.replace(this.#own, '');
  }

  /** Whether a label begins at or after `from`, or reaches over it; the speaker's own too, once the turn is under way. */
  found(text: string, from: number): boolean {
    for (const match of text.matchAll(this.#any)) if (match.index + match[0].length > from) return true;
    return false;
  }

  /** A clause that is a name so far, at the head of a line, may be about to become a label. */
  mayBegin(clause: string, out: string): boolean {
    if (out.trim() && !/[.!?…]["'”’)]*\s*$/.test(out)) return false;
    const head = clause.trim().toLowerCase();
    return head !== '' && !/[,;:.?!]$/.test(head) && this.#names.some((name) => name.startsWith(head));
  }
}

/** How many words a text has; a dash alone, or what Markdown is marked up with, is none. */
export const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

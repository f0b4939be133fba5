import type { Live } from '../../protocol/live.ts';
import type { Speech } from './source.ts';

type Delta = Extract<Live, { live: 'reply.delta' }>;

/**
 * Adds a piece to the words on their way. Pieces come in order, but some are missed or doubled. Where one stands in the place of other
 * words, the turn was begun anew (a node died, a store failed): it and what follows replace what was there.
 */
export function hear(speech: Speech | null, { turn, attempt, panelist, at, text }: Delta): Speech {
  const piece = { at, text };
  if (!speech || speech.turn !== turn || attempt > speech.attempt) return { turn, attempt, panelist, pieces: [piece] };
  if (attempt < speech.attempt) return speech;
  const near = speech.pieces.findLastIndex((known) => known.at <= at);
  const known = speech.pieces[near];
  if (!known) return { ...speech, pieces: [piece] };
  const into = at - known.at;
  if (known.text.startsWith(text, into)) return speech;
  const before = speech.pieces.slice(0, near);
  if (into > known.text.length) return { ...speech, pieces: [...before, known, piece] };
  return { ...speech, pieces: [...before, { at: known.at, text: known.text.slice(0, into) + text }] };
}

/** As it is shown: an ellipsis stands for what was missed. */
export const wordsOf = ({ pieces }: Speech): string =>
  pieces.map(({ at, text }) => (at > 0 ? `… ${text.trimStart()}` : text)).join(' ');

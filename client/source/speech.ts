import type { Live } from '../../protocol/live.ts';
import type { Speech } from './source.ts';

type Delta = Extract<Live, { live: 'reply.delta' }>;

/** Adds a piece to the words on their way. Pieces may be missed, doubled, or of an attempt that was given up. */
export function hear(speech: Speech | null, { turn, attempt, panelist, at, text }: Delta): Speech {
  const piece = { at, text };
  if (!speech || speech.turn !== turn || attempt > speech.attempt) return { turn, attempt, panelist, pieces: [piece] };
  const last = speech.pieces.at(-1);
  if (!last || attempt < speech.attempt || at < last.at) return speech;
  const end = last.at + last.text.length;
  if (at > end) return { ...speech, pieces: [...speech.pieces, piece] };
  if (at + text.length <= end) return speech;
  const longer = { at: last.at, text: last.text.slice(0, at - last.at) + text };
  return { ...speech, pieces: speech.pieces.with(-1, longer) };
}

/** As it is shown: an ellipsis stands for what was missed. */
export const wordsOf = ({ pieces }: Speech): string =>
  pieces.map(({ at, text }) => (at > 0 ? `… ${text.trimStart()}` : text)).join(' ');

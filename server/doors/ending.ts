/** As far ahead as a timer can be set. */
const FARTHEST_MS = 2 ** 31 - 1;

/** Calls `end` when the link that let somebody in has ended. Answers what calls it off. */
export function whenItEnds(endsAt: number, now: () => number, end: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    const left = endsAt - now();
    if (left <= 0) {
      end();
      return;
    }
    timer = setTimeout(look, Math.min(left, FARTHEST_MS));
    timer.unref();
  };
  look();
  return () => clearTimeout(timer);
}

export const ENDED = 'this link has ended; ask for a new one';

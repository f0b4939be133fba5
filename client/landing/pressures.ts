/** What each pressure means to the one who sits there. */
export const pressures: Record<number, string> = {
  1: 'Friendly. They let you finish and ask before they doubt.',
  2: 'Curious. Few interruptions; one follow-up, then on.',
  3: 'As reported of the real panel. They come in when a claim has no support, and press it.',
  4: 'Pressing. They interrupt while you present and press twice before they let go.',
  5: 'Relentless. Little vagueness passes, and a dodge is called one.',
};

export const FAST = 6;

export const clocks = {
  real: 'The round runs at its true length.',
  fast: `The same round at ${FAST} times the speed: an hour is ten minutes.`,
  off: 'No deadlines and no spoken pace. For a first look, or for working slowly.',
} as const;
export type ClockName = keyof typeof clocks;

export const thinkTimes = [20, 45, 90, 0] as const;

/** What each pressure means to the one who sits there. */
export const pressures: Record<number, string> = {
  1: 'Friendly. They let you finish and ask before they doubt.',
  2: 'Curious. Few interruptions; one follow-up, then on.',
  3: 'As reported of the real panel. They come in when a claim has no support, and press it.',
  4: 'Pressing. They interrupt while you present and press three times before they let go.',
  5: 'Relentless. Little vagueness passes, and a dodge is called one.',
};

export const FAST = 6;
/** At six times the speed a week is still more than a day. */
export const FAST_TAKE_HOME_MS = 2 * 3_600_000;

export const clocks = {
  real: 'Rounds run at their true length.',
  fast: `${FAST} times the speed: an hour is ten minutes. A take-home has two hours.`,
  off: 'No deadlines and no spoken pace. For a first look, or for working slowly.',
} as const;
export type ClockName = keyof typeof clocks;

export const modes = {
  practice: 'An elimination is recorded, and you play on.',
  real: 'An elimination ends the loop, as it would.',
} as const;

export const thinkTimes = [20, 45, 90, 0] as const;

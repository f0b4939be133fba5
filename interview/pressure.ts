// Pressure as numbers that the chair uses. Level 3 is a fair panel; nothing here makes a sound claim look weak.

export interface Pressure {
  /** How many times a panelist may break in per thousand words presented, and how weak a claim must be for that. */
  interjectionsPerThousandWords: number;
  interjectFrom: number;
  /** How many times one challenge is pressed before the panel moves on. */
  presses: number;
  /** How many steps deeper one prepared question goes. */
  followUps: number;
  /** How weak a point must be to be worth a question of its own. */
  probeFrom: number;
  /** How long a silence lasts before the panel nudges, in the round's own time. */
  silenceMs: number;
}

const SECOND = 1_000;

const fair: Pressure = {
  interjectionsPerThousandWords: 2,
  interjectFrom: 0.7,
  presses: 2,
  followUps: 1,
  probeFrom: 0.3,
  silenceMs: 180 * SECOND,
};

const levels: readonly Pressure[] = [
  {
    interjectionsPerThousandWords: 0,
    interjectFrom: 1,
    presses: 1,
    followUps: 0,
    probeFrom: 0.5,
    silenceMs: 300 * SECOND,
  },
  {
    interjectionsPerThousandWords: 1,
    interjectFrom: 0.8,
    presses: 1,
    followUps: 1,
    probeFrom: 0.4,
    silenceMs: 240 * SECOND,
  },
  fair,
  {
    interjectionsPerThousandWords: 4,
    interjectFrom: 0.6,
    presses: 3,
    followUps: 2,
    probeFrom: 0.2,
    silenceMs: 120 * SECOND,
  },
  {
    interjectionsPerThousandWords: 6,
    interjectFrom: 0.5,
    presses: 4,
    followUps: 3,
    probeFrom: 0.1,
    silenceMs: 90 * SECOND,
  },
];

/** The numbers of a level, 1 to 5. */
export const pressureAt = (level: number): Pressure => levels[level - 1] ?? fair;

import type { RoundId } from '../../protocol/loop.ts';

/** A round as one tells a newcomer about it. */
export interface About {
  who: string;
  what: string;
  /** What ends a loop in this round. */
  eliminates: string;
  /** What helps, said once before it begins. */
  hint: string;
}

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

export const about: Record<RoundId, About> = {
  'recruiter-screen': {
    who: 'A recruiter',
    what: 'Why this, why now, and what you have done. Level and compensation come up near the end.',
    eliminates: 'No technical orientation. A degree is not asked for; curiosity is.',
    hint: 'Say what a technical product does for one person you know, in your own words.',
  },
  'hiring-manager': {
    who: 'The hiring manager',
    what: 'Product sense and your career as a story: a data or developer tool you have used, what you would change, and why its user has that problem at all.',
    eliminates: 'Features without the problem behind them.',
    hint: 'Get from the complaint to its cause before you get to the feature.',
  },
  'take-home': {
    who: 'Nobody: the brief and you',
    what: 'A written strategy or improvement for one product surface and one named segment. You write it here, or bring a file.',
    eliminates: 'Nothing handed in, or no user with a name.',
    hint: 'The draft saves itself. At the deadline it is handed in as it stands.',
  },
  'case-presentation': {
    who: 'A product manager and an engineering manager',
    what: 'You present the written case; they question your user, your order of things, your numbers and your technical framing, and see whether they hold.',
    eliminates: 'A list of features where product thinking should be.',
    hint: 'Concede what is wrong and say what takes its place. That counts for you.',
  },
  technical: {
    who: 'A technical interviewer',
    what: 'Spark, Delta, Unity Catalog and Mosaic AI as product topics, and mostly something shown on the screen: what user problem is that, what would you build? Never an algorithm.',
    eliminates: 'Technical topics that stay words.',
    hint: '“I do not know, I would find out by …” is an answer here.',
  },
  behavioral: {
    who: 'A cross-functional leader',
    what: 'Ownership, priorities across teams, a conflict with somebody who mattered. They ask for your part, the number, and what you would do otherwise.',
    eliminates: 'No part of your own in the story.',
    hint: 'Strong stories have a technical limit in them that shaped the decision.',
  },
  founder: {
    who: 'A product vice president',
    what: 'Is it a market: its size, the revenue model, open source as strategy, and where to attack and defend against Snowflake and Fabric.',
    eliminates: 'No point of view on the market.',
    hint: 'One argument, carried through. Nobody here wants a tour.',
  },
};

/** A length in words. */
export function lengthOf(ms: number): string {
  if (ms >= 2 * DAY) return `${Math.round(ms / DAY)} days`;
  const minutes = Math.max(1, Math.round(ms / MINUTE));
  if (minutes < 90) return minutes === 1 ? 'a minute' : `${minutes} minutes`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return `${hours} ${hours === 1 ? 'hour' : 'hours'}${rest ? ` ${rest} minutes` : ''}`;
}

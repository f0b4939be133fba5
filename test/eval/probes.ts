import { shuffled } from '../../server/panel/seeded.ts';

// Some of the probes that were spoken, to be read by a person who does not know whether the turn has a flaw: a probe may only
// ask, and one that accuses would be a challenge that nobody counts.

export interface SpokenProbe {
  /** The candidate's turn, the words of it that the probe is on, and what the panel said. */
  text: string;
  quote: string;
  said: string;
}

const SAMPLE = 30;

export const sampleOf = (probes: readonly SpokenProbe[], seed = 1): SpokenProbe[] =>
  shuffled(probes, seed).slice(0, SAMPLE);

export function sheetOf(sample: readonly SpokenProbe[], of: number): string {
  const items = sample.map(({ text, quote, said }, i) =>
    [
      `## ${i + 1}`,
      '',
      `Candidate: ${text}`,
      '',
      `On: "${quote}"`,
      '',
      `Panel: ${said}`,
      '',
      'Verdict (asks / accuses):',
    ].join('\n'),
  );
  return `# Spoken probes, ${sample.length} of ${of}, in no order

A probe asks for more. Mark "accuses" where the panel says or implies that something is wrong, missing or unsupported, and
"asks" where a candidate with a sound proposal would not feel attacked. Some of the turns have a flaw and some have none;
which, is not told here.

${items.join('\n\n')}
`;
}

import { describe, expect, it } from 'vitest';
import type { Challenge } from '../../protocol/challenge.ts';
import type { Said, Scoring } from '../../server/panel/engine.ts';
import { answered, challenge, scoreOf, scorer, sitting } from './score-sitting.ts';

const fact = {
  id: 'registered-table-deletes',
  statement: 'Dropping a managed table keeps its files for seven days, after which they are deleted from storage.',
  source: 'Docs',
  checked: '2026-11-22',
};
const claim = 'A dropped managed table is gone from storage at once.';

/** The case is presented, one sentence of it is challenged on a fact, and that is the answer. */
function contested(answer: string, more: Partial<Challenge> = {}, later: readonly Said[] = []): Scoring {
  const round = 'case-presentation';
  const wrong = challenge('technical', {
    turn: 'c1',
    quote: claim,
    fact,
    state: 'defended',
    history: [{ turn: 'c2', reading: 'counter-challenge', next: 'accept' }],
    ...more,
  });
  const transcript: Said[] = [
    { turn: 'p1', who: 'pm', text: 'Please begin.', round, asked: null },
    { turn: 'c1', who: 'candidate', text: `The lead at an insurer drops the wrong table. ${claim}`, round },
    { turn: 'p2', who: 'em', text: 'What is deleted, and when?', round, asked: 'technical' },
    { turn: 'c2', who: 'candidate', text: answer, round },
    ...later,
  ];
  return sitting(round, { transcript, ledger: [wrong] });
}

const of = (input: Scoring, id: string) => scorer.judge(input).criteria.find((c) => c.id === id);
const DENIAL =
  'The catalog entry goes, and because the files belong to the table, the storage is empty in that moment.';
const INSIGHT =
  'It is gone for the user only: the files stay in storage for seven days, so until then they can be deleted or kept.';

describe('a challenge that rests on a fact', () => {
  it('is not held by arguing against the fact, even where the panel let it pass', () => {
    const why = of(contested(DENIAL), 'cp-technical-accuracy')?.why ?? '';
    expect(why).toContain('argued against what is documented');
    expect(why).not.toContain('held');
    expect(of(contested(DENIAL), 'cp-composure')?.why).not.toContain('held with reasons');
  });

  it('is held by an answer that takes the fact in', () => {
    expect(of(contested(INSIGHT), 'cp-composure')?.why).toContain('held with reasons');
  });

  it('is met once the candidate takes the claim back', () => {
    const back: Said = {
      turn: 'c3',
      who: 'candidate',
      text: 'I was wrong when I said that a dropped managed table is gone from storage at once.',
      round: 'case-presentation',
    };
    const why = of(contested(DENIAL, {}, [back]), 'cp-composure')?.why ?? '';
    expect(why).toContain('met with a way forward');
  });

  it('that was argued away comes back as practice, with what holds', () => {
    const input = contested(DENIAL);
    const { practice } = scorer.debrief({ ...input, rounds: [scorer.judge(input)] });
    expect(practice[0]?.what).toContain(fact.statement);
  });
});

describe('what a fact card contradicts', () => {
  it('is no evidence for how something works, but stands against it', () => {
    const text =
      'A merge writes a new version of the table because the old files stay as they are. With Delta, restore also deletes the later versions from the log, so the table history is clean again and readers see one version.';
    const mechanism = of(answered('technical', 'What does a restore do?', text, 'te-mechanism'), 'te-mechanism');
    expect(mechanism?.why).toContain('What holds:');
    expect(mechanism?.why).toContain('restore also deletes');
    expect(mechanism?.score).toBeLessThanOrEqual(3);
  });
});

describe('taking something back', () => {
  it('is never counted as saying it', () => {
    const text =
      'The old versions go when the cleanup runs, because the log no longer names their files. So I was wrong this morning when I said that the table keeps every version forever.';
    const mechanism = of(answered('technical', 'Why is it gone?', text, 'te-mechanism'), 'te-mechanism');
    expect(mechanism?.why).not.toContain('Against it');
  });

  it('withdraws the flaw of the sentence that it takes back', () => {
    const sweeping = 'The pipeline always writes every table from the first minute without any job failing.';
    const said = (text: string) => answered('technical', 'How does it write?', text, 'te-mechanism');
    expect(of(said(sweeping), 'te-mechanism')?.why).toContain('Against it');
    const both = `${sweeping} I have to correct that: a pipeline that writes a table can fail in its first minute when the source is late.`;
    expect(of(said(both), 'te-mechanism')?.why).not.toContain('Against it');
  });
});

describe('a doubt about a sentence', () => {
  it('is not raised by a reading that was always the same, or by a sweep that is bounded', () => {
    for (const text of [
      'In the job log I see one request at ten in the evening, always one, and that is the health check of the endpoint.',
      'Each table commit is atomic by itself, so a reader sees two old tables, unless one transaction spans them.',
      'For a managed table the platform can compact small files by itself.',
    ]) {
      const score = of(answered('technical', 'What do you see?', text, 'te-mechanism'), 'te-mechanism');
      expect(score?.why, text).not.toContain('without a limit');
    }
  });

  it('is contempt only where a rival is meant', () => {
    const lead = 'At two at night the lead on call has no idea which of the jobs read the broken table.';
    const input = answered('case-presentation', 'Walk us through it.', lead, null);
    expect(
      scorer
        .judge(input)
        .criteria.map((c) => c.why)
        .join(' '),
    ).not.toContain('rival is dismissed');
    const scorn = answered(
      'case-presentation',
      'And Snowflake?',
      'Snowflake has no idea what a job is.',
      'competition',
    );
    expect(of(scorn, 'cp-viability-competition')?.why).toContain('rival');
  });
});

describe('an answered probe', () => {
  it('is no challenge held, and lifts nothing', () => {
    const probe = challenge('feasibility', {
      force: 'probe',
      state: 'defended',
      quote: 'It was a safe launch.',
      history: [{ turn: 'c1', reading: 'defend', next: 'accept' }],
    });
    const input = answered(
      'behavioral',
      'What was the limit?',
      'It was a safe launch. Deadlines are a commitment.',
      'feasibility',
    );
    expect(scoreOf({ ...input, ledger: [probe] }, 'bh-constraint')).toBe(scoreOf(input, 'bh-constraint'));
  });
});

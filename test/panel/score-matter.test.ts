import { describe, expect, it } from 'vitest';
import type { Challenge } from '../../protocol/challenge.ts';
import type { RoundId } from '../../protocol/loop.ts';
import type { Said, Scoring } from '../../server/panel/engine.ts';
import { answered, challenge, scoreOf, scorer, sitting, written } from './score-sitting.ts';

/** Questions with what they were about, and the answers. */
function talk(
  round: RoundId,
  who: string,
  exchanges: readonly (readonly [string, string | null, string])[],
  ledger: Challenge[] = [],
): Scoring {
  const transcript = exchanges.flatMap(([question, asked, answer], i): Said[] => [
    { turn: `p${i}`, who, text: question, round, asked },
    { turn: `c${i}`, who: 'candidate', text: answer, round },
  ]);
  return sitting(round, { transcript, ledger });
}

const of = (input: Scoring, id: string) => scorer.judge(input).criteria.find((c) => c.id === id);
const quotes = (input: Scoring, id: string): string => (of(input, id)?.evidence ?? []).map((e) => e.quote).join(' / ');

describe('evidence', () => {
  it('is never a greeting: an empty answer is quoted by what it came down to', () => {
    const answer =
      'Great to meet you, Farah. The team looked at the cockpit every week, and people took actions on it.';
    const input = answered('hiring-manager', 'Which number told you?', answer, 'hm-evidence-of-success');
    expect(of(input, 'hm-evidence-of-success')?.score).toBe(1);
    expect(quotes(input, 'hm-evidence-of-success')).toContain('looked at the cockpit');
    expect(quotes(input, 'hm-evidence-of-success')).not.toContain('Great to meet');
  });

  it('comes from answers on the matter where there are any', () => {
    const input = talk('recruiter-screen', 'recruiter', [
      [
        'How does a product that you like work?',
        'technical',
        'I learned how the engine reads column batches when we rebuilt our exports, because the cache stays warm and a scan reads fewer files.',
      ],
      [
        'Why would you leave?',
        'priority',
        'I asked our head of product twice whether the analyst team could open an interface, and I would leave because the part I built for engineers is not their business.',
      ],
    ]);
    expect(of(input, 'rs-motivation')?.evidence[0]?.turn).toBe('c1');
  });

  it('does not stop in the middle of the next sentence', () => {
    const held = challenge('viability', {
      state: 'conceded',
      history: [{ turn: 'c0', reading: 'concede', next: 'accept' }],
    });
    const input = talk(
      'case-presentation',
      'pm',
      [['Who signs?', 'viability', 'The director. It was always her budget.']],
      [held],
    );
    expect(quotes(input, 'cp-composure')).not.toMatch(/\. It$/);
  });
});

describe('what was never asked', () => {
  it('is not scored low because a neighbor on the same axis was asked about', () => {
    const answer =
      'At my last company I ran a sync product for four years, and people did not know whether their data had arrived.';
    const input = talk('founder', 'founder', [
      ['Where are the network effects in sharing, if there are any?', 'viability', answer],
      ['And on the other side of it, what would they say?', 'viability', 'They could copy the screen in a month.'],
    ]);
    expect(of(input, 'fo-market-size')?.score).toBeNull();
    expect(of(input, 'fo-network-trust')?.score).not.toBeNull();
  });

  it('is scored where the question itself is about it', () => {
    const input = talk('founder', 'founder', [
      ['What is the market for this, counted from below?', 'viability', 'It is big and it grows every year.'],
    ]);
    expect(of(input, 'fo-market-size')?.score).toBe(1);
  });
});

describe('a story', () => {
  const list =
    'I built a cockpit with more than sixty metrics, with drill-downs, alerts, an export, a mobile view and a dark theme.';
  it('is not told by a list of what there was', () => {
    const told =
      'I cut the weekly report from nine hours to two, because I sat with the planners and counted which of its pages they opened.';
    const at = (text: string) =>
      scoreOf(answered('hiring-manager', 'Tell me about it.', text, 'hm-story'), 'hm-story') ?? 0;
    expect(at(list)).toBeLessThanOrEqual(2);
    expect(at(told)).toBeGreaterThan(at(list));
  });

  it('asked for and denied stands against the round, and keeps it from an advance', () => {
    const input = talk('behavioral', 'xfn', [
      [
        'When did you ship something too early?',
        'feasibility',
        `I never ship something that is not good enough. ${list}`,
      ],
      [
        'Tell me about a decision of yours.',
        'priority',
        'I decided to stop the portal in March and told the sales lead myself, because two of nine depots used it; she lost a deal over it and was angry for weeks.',
      ],
    ]);
    const score = scorer.judge(input);
    expect(of(input, 'bh-constraint')?.why).toContain('you say that there was none');
    expect(score.verdict).not.toBe('advance');
  });
});

describe('a case', () => {
  const measures =
    'Share of late pipeline runs whose cause the engineer on call confirms within one day. Today 3 of 21 in the workspaces that I visited. Target 14 of 21 in two quarters in the same workspaces, by query history and job costs. Guardrail: causes marked wrong under 10%.';

  it('is not told that it lacks the guardrail and the share that it names', () => {
    const why = of(written(measures), 'th-metrics')?.why ?? '';
    expect(why).not.toMatch(/Missing:[^.]*guardrail/);
    expect(why).not.toContain('what it is a share of');
  });

  it('is not told that it lacks what must be true where it says what it needs', () => {
    const text =
      'For each run we keep the final plan and show one sentence on the job page. Needs: keep the adaptive plan and the stage metrics for 90 days. Estimates from code alone do not work, since execution changes the plan while the job runs.';
    expect(of(written(text), 'th-surface')?.why).not.toMatch(/Missing:[^.]*what must be true/);
  });
});

describe('limits of own knowledge', () => {
  it('are shown by whoever says what the evidence does not tell', () => {
    const answer =
      'The broadcast was lost and one key took a third of the rows, so both made the stage slow. I can not tell from this plan which of them did more.';
    expect(scoreOf(answered('technical', 'What happened?', answer, 'technical'), 'te-honesty')).toBeGreaterThanOrEqual(
      2,
    );
  });
});

describe('a better measure in the place of the challenged one', () => {
  const quote = 'We want more rewinds every quarter.';
  const ledger = [
    challenge('metrics', {
      force: 'probe',
      turn: 'c0',
      quote,
      state: 'conceded',
      history: [{ turn: 'c1', reading: 'concede', next: 'accept' }],
    }),
  ];
  const asked = (answer: string): Scoring =>
    talk(
      'case-presentation',
      'pm',
      [
        ['How would you know?', 'metrics', quote],
        ['What does it do in a bad month?', 'metrics', answer],
      ],
      ledger,
    );

  it('is to the candidate’s credit', () => {
    const better = asked(
      'I see the problem. I would change it to hours from the bad write until the table is right again.',
    );
    expect(scoreOf(better, 'cp-success-metrics')).toBeGreaterThan(
      scoreOf(asked('Yes, true.'), 'cp-success-metrics') ?? 9,
    );
  });
});

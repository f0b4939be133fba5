import { describe, expect, it } from 'vitest';
import type { Said } from '../../server/panel/engine.ts';
import { answered, challenge, personas, scorer, sitting } from './score-sitting.ts';

describe('the practice list', () => {
  const point = 'It is said flatly, and the case leans on it.';
  const round = 'case-presentation';
  const said = ['The sync is always complete.', 'The index knows every page.', 'Our users are the platform leads.'];
  const transcript: Said[] = said.flatMap((text, i): Said[] => [
    { turn: `p${i}`, who: 'em', text: 'How so?', round, asked: 'technical' },
    { turn: `c${i}`, who: 'candidate', text, round },
    { turn: `q${i}`, who: 'em', text: 'Which part does that?', round, asked: 'technical' },
    { turn: `d${i}`, who: 'candidate', text: `You are right, I would test that with ${i + 3} tables first.`, round },
  ]);
  const ledger = said.map((quote, i) =>
    challenge(i < 2 ? 'technical' : 'user', {
      turn: `c${i}`,
      quote,
      point,
      state: 'conceded',
      history: [{ turn: `d${i}`, reading: 'concede', next: 'accept' }],
    }),
  );
  const input = sitting(round, { transcript, ledger, panel: personas });
  const card = scorer.debrief({ ...input, rounds: [scorer.judge(input)] });

  it('says no sentence twice', () => {
    const sentences = card.practice.flatMap(({ what, why }) => `${what} ${why}`.split(/(?<=[.!?])\s+(?=[A-Z“])/));
    expect(sentences).toEqual([...new Set(sentences)]);
  });

  it('gives each concession in the candidate’s own words', () => {
    for (const { challenge: id, why } of card.practice.filter((each) => each.challenge)) {
      const i = ledger.findIndex((c) => c.id === id);
      expect(why).toContain(`${i + 3} tables`);
    }
  });

  it('has a reason for whoever only leans', () => {
    const leans = card.panel.filter(({ recommendation }) => recommendation?.startsWith('lean'));
    for (const { why } of leans) expect(why).toContain('Only leaning');
    const plain = answered(
      'technical',
      'How does it work?',
      'A merge writes new files because the old ones stay; readers see one version until the commit.',
      'te-mechanism',
    );
    const own = scorer.debrief({ ...plain, rounds: [scorer.judge(plain)] }).panel;
    for (const view of own) {
      if (view.recommendation?.startsWith('lean')) expect(view.why).toContain('Only leaning');
    }
    expect(leans.length + own.filter((view) => view.recommendation?.startsWith('lean')).length).toBeGreaterThan(0);
  });
});

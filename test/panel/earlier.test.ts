import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { RoundId } from '../../protocol/loop.ts';
import { contradicted } from '../../server/panel/builtin/earlier.ts';
import { analyse } from '../../server/panel/builtin/language.ts';
import { makeListener } from '../../server/panel/builtin/listen.ts';
import { loadPersonas } from '../../server/panel/persona.ts';

interface Lines {
  fires: boolean;
  round: RoundId;
  earlier: string;
  now: string;
}

const file = fileURLToPath(new URL('./earlier-lines.jsonl', import.meta.url));
const lines = readFileSync(file, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Lines);

const heard = ({ round, earlier, now }: Pick<Lines, 'round' | 'earlier' | 'now'>) =>
  contradicted(analyse(now), [{ round, text: analyse(earlier) }]);

describe('a number that was another one in an earlier round', () => {
  it.each(lines.filter((line) => line.fires))('is held against “$now” after “$earlier”', (line) => {
    const [found] = heard(line);
    expect(line.now).toContain(found?.sentence.text);
    expect(found?.point).toMatch(/^(?:To the|In the) /);
    for (const number of analyse(line.earlier).sentences[0]?.numbers ?? []) expect(found?.point).toContain(number.text);
  });

  it.each(lines.filter((line) => !line.fires))('is not seen in “$now” after “$earlier”', (line) => {
    expect(heard(line)).toEqual([]);
  });

  it('names the round in which it was said', () => {
    const [found] = heard({ round: 'hiring-manager', earlier: 'We had 40 customers.', now: 'We had 65 customers.' });
    expect(found).toMatchObject({ axis: 'metrics', point: expect.stringContaining('To the hiring manager it was 40') });
  });

  it('is let go where the same number was said as well', () => {
    const earlier = 'We had 40 customers. After the merger the two teams were one. We had 65 customers.';
    expect(heard({ round: 'hiring-manager', earlier, now: 'We had 65 customers.' })).toEqual([]);
  });

  it('finds nothing in texts without an earlier round', () => {
    expect(contradicted(analyse('We had 65 customers.'), [])).toEqual([]);
  });

  const personas = loadPersonas(fileURLToPath(new URL('../../personas', import.meta.url)));
  const panel = personas.filter(({ id }) => id === 'pm' || id === 'em');
  const told = { turn: 'h1', who: 'candidate', text: 'We had 40 customers.', round: 'hiring-manager' as const };
  const sitting = {
    level: 'L5' as const,
    pressure: 3,
    round: 'case-presentation' as const,
    phase: 'presenting' as const,
    seed: 7,
    case: null,
    transcript: [told],
    ledger: [],
    panel,
    standing: null,
    asked: null,
    answer: null,
  };

  it('becomes a challenge on the new sentence when the panel listens, and on the case when it is read', () => {
    const listen = makeListener([]);
    const text = 'We had 65 customers. Nine of them told me in May where it breaks.';
    const said = { turn: 'c1', who: 'candidate', text, round: 'case-presentation' as const };
    const spoken = listen({ ...sitting, turns: [said], reading: 'speech' }).noticed;
    expect(spoken[0]).toMatchObject({ turn: 'c1', force: 'challenge', panelist: 'pm', quote: 'We had 65 customers.' });
    expect(spoken[0]?.point).toContain('To the hiring manager it was 40');
    const written = listen({ ...sitting, case: text, turns: [], reading: 'case' }).noticed;
    expect(written.map((each) => each.quote)).toContain('We had 65 customers.');
    const alone = listen({
      ...sitting,
      transcript: [{ ...told, round: 'case-presentation' }],
      turns: [said],
      reading: 'speech',
    });
    expect(alone.noticed.filter((each) => each.point.includes('it was 40'))).toEqual([]);
  });
});

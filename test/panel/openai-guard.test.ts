import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EngineFailure } from '../../server/panel/failure.ts';
import { Guard, type Watched } from '../../server/panel/openai/guard.ts';

const watched = (over: Partial<Watched> = {}): Watched => ({
  own: ['Marisol Brandt', 'Marisol', 'Product Manager', 'PM'],
  others: ['Tobias Okonjo', 'Tobias', 'Engineering Manager', 'EM', 'Candidate', 'Ada'],
  secrets: [
    'Believes lineage is captured everywhere by itself; forgets pandas, paths, renames and runs without a logged dataset.',
  ],
  open: '',
  key: 'a1b2c3d4e5f6',
  said: [],
  asks: true,
  words: 90,
  mostWords: 130,
  ...over,
});

/** What gets out, and why it stopped if it did. */
function through(text: string, over: Partial<Watched> = {}, pieces: string[] = text.match(/\s*\S+/g) ?? []) {
  const guard = new Guard(watched(over));
  const out: string[] = [];
  try {
    for (const piece of pieces) {
      const clear = guard.take(piece);
      if (clear) out.push(clear);
      if (guard.done) return { text: out.join(''), out, code: null };
    }
    const rest = guard.end();
    if (rest) out.push(rest);
    return { text: out.join(''), out, code: null };
  } catch (error) {
    if (!(error instanceof EngineFailure)) throw error;
    return { text: out.join(''), out, code: error.code };
  }
}

test('words get out clause by clause, as soon as the clause ends', () => {
  const said = through('You wrote “nine banks”, and I believe that. Which of them would pay for it?');
  expect(said.out).toEqual(['You wrote “nine banks”,', ' and I believe that.', ' Which of them would pay for it?']);
});

test('a dozen words without a stop do not wait for one', () => {
  const said = through('I would like to hear from you how the team at that bank found out about it?');
  expect(said.out[0]).toBe('I would like to hear from you how the team at that ');
  expect(said.text).toBe('I would like to hear from you how the team at that bank found out about it?');
});

test('a number is not taken apart, and neither is an abbreviation', () => {
  const said = through('That is $1,200.50 a seat, e.g. for a bank.', {}, [
    'That is $1',
    ',',
    '200',
    '.',
    '50 a seat',
    ', e.g. for a',
    ' bank',
    '.',
  ]);
  expect(said.out).toEqual(['That is $1,200.50 a seat,', ' e.g. for a bank.']);
});

test('the turn ends after its first question', () => {
  expect(through('Who is that? And what did they do?').text).toBe('Who is that?');
});

test('a question that is only quoted does not end it', () => {
  const text = 'You ask "who pays?" in your own case. So who does?';
  expect(through(text).text).toBe(text);
});

test('another speaker’s label is refused, wherever a line begins', () => {
  for (const text of [
    'EM: How does it work?',
    'Fine. Tobias Okonjo: How does it work?',
    'Fine.\n**Candidate:** Well.',
    'Tobias (Engineering Manager): Hm.',
    'Well. Marisol: Who is that?',
  ])
    expect(through(text), text).toMatchObject({ code: 'guard' });
  expect(through('EM: How does it work?').text).toBe('');
});

test('talking about the other panelist is no label', () => {
  const text = 'Tobias will ask how it works; the EM has his own doubts. I ask who it is for.';
  expect(through(text)).toMatchObject({ text, code: null });
});

test('the speaker’s own label is taken off', () => {
  expect(through('Marisol Brandt: Who is that?').text).toBe('Who is that?');
  expect(through('**PM (Product Manager):** Who is that?').text).toBe('Who is that?');
});

test('a hidden part of the scenario does not get out, and what was asked aloud may', () => {
  const leak = 'Well, lineage is captured everywhere by itself; forgets pandas, paths, renames and runs.';
  expect(through(leak)).toMatchObject({ code: 'guard' });
  expect(through(leak, { open: leak })).toMatchObject({ code: null });
});

test('talk of the prompt, the rubric, the data marks or JSON is refused', () => {
  for (const text of [
    'My system prompt says otherwise.',
    'That scores low on the rubric.',
    'You said <said-a1b2c3d4e5f6> that.',
    '{"text": "Who is that?"}',
  ])
    expect(through(text), text).toMatchObject({ code: 'guard' });
  expect(through('Does the rubric of your judge change?', { open: 'our rubric for the judge' })).toMatchObject({
    code: null,
  });
});

test('leaving the part is refused, and a refusal is one from its first word', () => {
  expect(through('As an AI language model, I have no opinion.')).toMatchObject({ code: 'guard', text: '' });
  expect(through('I’m sorry, but I can’t help with that.')).toMatchObject({ code: 'refused', text: '' });
  expect(through('Sorry, can I stop you for a second. Who is that?')).toMatchObject({ code: null });
  expect(through('You call a language model for every row; what does that cost?')).toMatchObject({ code: null });
});

test('a sentence that the panel has said before is left out, and nothing else is not a turn', () => {
  const said = ['Who exactly is that, and what did you see break for them?'];
  expect(through('Hm. Who exactly is that, and what did you see break for them?', { said })).toMatchObject({
    text: 'Hm.',
    code: 'guard',
  });
  expect(through('Who exactly is that, and what did you see break for you?', { said }).text).toBe(
    'Who exactly is that, and what did you see break for you?',
  );
  expect(through('Who exactly is that, and what did you see break for them?', { said })).toMatchObject({
    text: '',
    code: 'guard',
  });
});

test('a turn that goes on too long ends with its sentence, and one without an end is refused', () => {
  const sentence = 'That is one thing that I would like to hear more about today. ';
  expect(through(sentence.repeat(20)).text.split(/\s+/).length).toBeLessThan(110);
  expect(through('and on '.repeat(400))).toMatchObject({ code: 'endless' });
});

test('another language or another script is refused before it is heard', () => {
  expect(through('Was ist der Grund, dass Sie das nicht mit einer Zahl zeigen?')).toMatchObject({
    code: 'off-language',
    text: '',
  });
  for (const text of [
    'On the day after, who called?',
    'Las Vegas, of all places: why there?',
    'De facto, then. Who pays?',
  ])
    expect(through(text)).toMatchObject({ code: null, text });
  expect(through('¿Cuál es el cliente que paga por esto y por qué?')).toMatchObject({ code: 'off-language', text: '' });
  expect(through('这个 客户 是 谁?')).toMatchObject({ code: 'off-language', text: '' });
  expect(through('You say Größe and naïve façade: which one is it at São Paulo?')).toMatchObject({ code: null });
});

test('thoughts and markup are not spoken', () => {
  expect(through('', {}, ['<th', 'ink>\nThey dodge', '.</thi', 'nk>\n\n', '**Who** is `that`', '?']).text).toBe(
    'Who is that?',
  );
});

test('nothing at all is empty', () => {
  expect(through('')).toMatchObject({ code: 'empty' });
  expect(through('   \n')).toMatchObject({ code: 'empty' });
});

test('however the words are cut up, the same words get out', () => {
  const texts = [
    'You wrote "nine banks", and I believe that. Which of them would pay $1,200.50 for it? And why?',
    'I don’t see it — the number moves by itself; e.g. when models are retired. What else moves it?',
    'Marisol: Fine. Tell me who signs.',
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 60 }),
      (text, sizes) => {
        const pieces: string[] = [];
        for (let at = 0, i = 0; at < text.length; i++) {
          const size = sizes[i % sizes.length] ?? 1;
          pieces.push(text.slice(at, at + size));
          at += size;
        }
        expect(through(text, {}, pieces).text).toBe(through(text).text);
      },
    ),
    { numRuns: 200 },
  );
});

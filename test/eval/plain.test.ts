import { expect, test } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { aModelServer, answers, fails, says } from '../support/model-server.ts';
import { PlainPrompt } from './plain.ts';

const turn = 'We asked nobody. Everyone will switch, because it’s simply better. It ships in spring.';
const asked = async () => {
  const server = await aModelServer();
  return { server, plain: new PlainPrompt(readConfig({ OPENAI_BASE_URL: server.url, OPENAI_MODEL: 'scripted' })) };
};
const claim = (over: object = {}) => ({
  claim: { quote: "Everyone will switch, because it's simply better.", axis: 'user', question: 'Who?', ...over },
});

test('a claim is a challenge on the true words of the turn, asked for with two personas and the turn alone', async () => {
  const { server, plain } = await asked();
  server.next('listen', answers(claim()));
  expect(await plain.hear(turn)).toEqual([
    { axis: 'user', force: 'challenge', quote: 'Everyone will switch, because it’s simply better.' },
  ]);
  const [call] = server.of('listen');
  expect(call?.request.messages[0]?.content).toContain('You are a PM and an EM');
  expect(call?.request.messages[1]?.content).toBe(turn);
  expect(call?.request.response_format?.type).toBe('json_schema');
  expect(plain.tokens).toBeGreaterThan(100);
});

test('nothing to challenge is no challenge, and no failure', async () => {
  const { server, plain } = await asked();
  server.next('listen', answers({ claim: null }));
  expect(await plain.hear(turn)).toEqual([]);
  expect(plain.summary()).toMatch(/^1 calls, \d+ tokens, 0 quotes not in the text, failed: none$/);
});

test('a quote that is not in the turn is dropped and counted', async () => {
  const { server, plain } = await asked();
  server.next('listen', answers(claim({ quote: 'Nobody will ever switch to this.' })));
  expect(await plain.hear(turn)).toEqual([]);
  expect(plain.notInTheText).toBe(1);
});

test('an answer of another shape, no JSON, or an endpoint that fails is counted by its reason', async () => {
  const { server, plain } = await asked();
  server.next('listen', answers(claim({ axis: 'tone' })), says('The weakest claim is the second.'), fails(500));
  for (let i = 0; i < 3; i++) expect(await plain.hear(turn)).toEqual([]);
  expect(plain.summary()).toContain('3 calls');
  expect(plain.summary()).toContain('failed: 2 malformed, 1 unavailable');
});

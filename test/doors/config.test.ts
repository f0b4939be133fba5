import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../server/config.ts';
import { projectRoot } from '../../server/root.ts';
import { aFolder, aHouse } from '../support/house.ts';

// A bad value stops the start with one line that names the variable.

const BAD: Record<string, string[]> = {
  HOST: ['a:b', '1.2.3.4.5', '1.2.3', 'a..b', '-a', '[::1', 'two words', 'fe80::1%lo'],
  PORT: ['1e3', '0x10', '65536', '-1', '80.5'],
  PUBLIC_URL: [
    'nonsense',
    'ftp://x.example',
    'https://x.example/panel',
    'https://x.example/?a',
    'https://x.example/#a',
    'https://a@x.example',
  ],
  TRUST_PROXY: ['10.0.0.0/99', '999.1.1.1', ':', 'fd00::/129', '10.0.0.0/8/8', '10.0.0.0/'],
  COACH_KEY: ['short', 'sixteen letters and spaces', 'schlüssel-schlüssel'],
  LINK_SECRET: ['short'],
  MODEL_PRICE_PER_MTOKENS_IN: ['0x10', '-1'],
  MODEL_STALL_MS: ['1e3'],
};

describe('a bad value', () => {
  for (const [name, values] of Object.entries(BAD)) {
    test.each(values)(`of ${name}: %s`, (value) => {
      const read = () => readConfig({ [name]: value });
      expect(read).toThrow(ConfigError);
      expect(read).toThrow(new RegExp(`^${name} takes [^\n]+$`));
    });
  }

  test('that is a secret is not repeated', () => {
    expect(() => readConfig({ COACH_KEY: 'my secret key of old' })).toThrow(/^COACH_KEY takes [^"]*, not "…"$/);
  });

  test.each([
    ['HOST', 'no-such-host.invalid'],
    ['HOST', '192.0.2.1'],
    ['DATA_DIR', join(projectRoot(), 'package.json')],
    ['DATA_DIR', join(projectRoot(), 'package.json', 'within')],
  ])('that only shows when it is used is named as well: %s=%s', async (name, value) => {
    const started = aHouse({ [name]: value }, name === 'DATA_DIR' ? value : aFolder());
    await expect(started).rejects.toThrow(ConfigError);
    await expect(started).rejects.toThrow(new RegExp(`^${name} takes [^\n]+$`));
  });

  test('of PORT that is taken is named as well', async () => {
    const { address } = await aHouse();
    const { port } = new URL(address);
    await expect(aHouse({ PORT: port })).rejects.toThrow(new RegExp(`^PORT takes [^\n]* listens on ${port}: `));
  });
});

test('good values are taken as they are meant', () => {
  expect(readConfig({ HOST: '[::1]' })).toMatchObject({ host: '::1', publicUrl: new URL('http://[::1]:4300') });
  expect(readConfig({ HOST: 'panel.example.org', PORT: '80' })).toMatchObject({ host: 'panel.example.org', port: 80 });
  expect(readConfig({ PUBLIC_URL: 'https://panel.example.org/' }).publicUrl.host).toBe('panel.example.org');
  expect(readConfig({ TRUST_PROXY: '10.0.0.0/8, ::1, fd00::/8, loopback' }).trustProxy).toHaveLength(4);
  expect(readConfig({ COACH_KEY: 'correct-horse!battery#staple' }).coachKey).toBe('correct-horse!battery#staple');
  expect(readConfig({ MODEL_PRICE_PER_MTOKENS_IN: '0.5' }).model.price).toEqual({ in: 0.5, out: 0.5 });
});

// `npm run soak`: the long forms of the tests that draw from chance: thousands of seeds, a thousand kills.
process.env.HOTSEAT_SOAK = '1';
process.argv.push('test/simulation', 'test/session', 'test/interview/properties.test.ts');
await import('./test.mjs');

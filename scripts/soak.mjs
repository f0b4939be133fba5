// `npm run soak`: the long forms of the tests that draw from chance: thousands of seeds, a thousand kills on
// SQLite and two hundred on PostgreSQL, with one node and with two (HOTSEAT_KILLS says how many each).
process.env.HOTSEAT_SOAK = '1';
process.argv.push('test/simulation', 'test/session', 'test/doors/fuzz.test.ts', 'test/interview/properties.test.ts');
await import('./test.mjs');

import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import OpenAI from 'openai';
import { WebSocketServer } from 'ws';
import { readConfig } from '../../server/config.ts';
import { makeLog } from '../../server/log.ts';
import { projectRoot } from '../../server/root.ts';
import { start } from '../../server/start.ts';

// What is measured in model.ts, each a process of its own: the real house with a model behind it, or the floor, the bare SDK
// piped to a bare socket. argv: house|floor, and the address of the endpoint.

const [what, baseURL = ''] = process.argv.slice(2);
const stop = what === 'house' ? await house() : await floor();

process.on('message', async (asked) => {
  if (asked === 'cpu') {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMs: (user + system) / 1_000 });
  }
  if (asked === 'stop') {
    await stop();
    process.exit(0);
  }
});

// Whoever measures may be stopped in the middle.
process.on('disconnect', () => process.exit(0));

async function house(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(projectRoot(), 'dist', 'bench-'));
  const config = readConfig({
    PORT: '0',
    DATA_DIR: folder,
    LOG_LEVEL: 'error',
    OPENAI_BASE_URL: baseURL,
    OPENAI_MODEL: 'bench',
    MODEL_MAX_IN_FLIGHT: '5000',
    MODEL_MAX_TOKENS_PER_SESSION: '1000000000',
    MODEL_FIRST_TOKEN_MS: '20000',
    MODEL_STALL_MS: '20000',
    MODEL_DEADLINE_MS: '120000',
  });
  // The guard is on; only the length of a turn is set free, so that a stream lasts as long as the measurement.
  const words = { wanted: 100_000, most: 100_000 };
  const started = await start(config, makeLog(config.logLevel), projectRoot(), Date.now, { words });
  process.send?.({ address: started.address, coachKey: started.coachKey });
  return async () => {
    await started.close();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** One connection is one stream: `/?n=7` and any message starts it. */
async function floor(): Promise<() => Promise<void>> {
  const sdk = new OpenAI({ apiKey: 'bench', baseURL, maxRetries: 0 });
  const server = createServer();
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  sockets.on('connection', (socket, request) => {
    const content = `The candidate is C${new URL(request.url ?? '', 'http://x').searchParams.get('n')}.`;
    socket.on('message', async () => {
      const chunks = await sdk.chat.completions.create({
        model: 'bench',
        stream: true,
        messages: [{ role: 'system', content: `You write what one person says next. ${content}` }],
      });
      let at = 0;
      for await (const chunk of chunks) {
        const text = chunk.choices[0]?.delta.content ?? '';
        if (text) socket.send(JSON.stringify({ live: 'reply.delta', turn: 't', attempt: 1, at, panelist: 'pm', text }));
        at += text.length;
      }
      socket.send('{"type":"floor.given","to":"candidate"}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.send?.({ address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, coachKey: '' });
  return async () => {
    sockets.close();
    server.close();
  };
}

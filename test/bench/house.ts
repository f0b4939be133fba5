import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../server/config.ts';
import { makeLog } from '../../server/log.ts';
import { projectRoot } from '../../server/root.ts';
import { start } from '../../server/start.ts';
import { serve } from './process.ts';

// The real house on a fresh folder, on the disk that the project is on, or on the folder in BENCH_FOLDER.

const folder = process.env['BENCH_FOLDER'] ?? mkdtempSync(join(projectRoot(), 'dist', 'bench-'));
const config = readConfig({ PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'warn' });
const house = await start(config, makeLog(config.logLevel), projectRoot());
serve({ address: house.address, coachKey: house.coachKey }, async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

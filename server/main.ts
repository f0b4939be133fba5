import { ConfigError, readConfig } from './config.ts';
import { LibraryError } from './data-file.ts';
import { makeLog } from './log.ts';
import { projectRoot } from './root.ts';
import { FolderTaken } from './session/sqlite.ts';
import { start } from './start.ts';

// Starts the house, says where it is, and ends it in order when asked to.

try {
  const config = readConfig(process.env);
  const log = makeLog(config.logLevel);
  const house = await start(config, log, projectRoot());
  process.stdout.write(`\n  Hotseat is at      ${house.address}\n  As a coach, open   ${house.coachLink}\n\n`);
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      house.close().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'could not stop in order');
          process.exit(1);
        },
      );
    });
  }
} catch (error) {
  const plain = error instanceof ConfigError || error instanceof FolderTaken || error instanceof LibraryError;
  process.stderr.write(`${plain ? `hotseat: ${error.message}` : (error as Error).stack}\n`);
  process.exit(1);
}

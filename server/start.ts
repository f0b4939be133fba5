import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { buildApp } from './app.ts';
import { type Config, ConfigError } from './config.ts';
import { OperatorCode } from './doors/operator-code.ts';
import { Library } from './library.ts';
import { Meters } from './meters.ts';
import { builtinEngine } from './panel/builtin/engine.ts';
import { Model, type ModelParts } from './panel/model.ts';
import { Panel } from './panel/panel.ts';
import { House } from './session/house.ts';
import { alone, type Nodes } from './session/nodes.ts';
import { openPostgres } from './session/postgres.ts';
import type { Recording } from './session/recording.ts';
import { openSqlite } from './session/sqlite.ts';
import { Tokens } from './tokens.ts';

export interface Started {
  app: FastifyInstance;
  house: House;
  recording: Recording;
  /** Where it listens, as links are built on it. */
  address: string;
  coachKey: string;
  /** Signs one browser in as operator. */
  coachLink: string;
  close: () => Promise<void>;
}

/** Puts the house together and listens. `root` is the folder with the data that ships: scenarios, personas, knowledge. */
export async function start(
  config: Config,
  log: Logger,
  root: string,
  now: () => number = Date.now,
  turns: Pick<ModelParts, 'words'> = {},
): Promise<Started> {
  const library = new Library(root);
  const { recording, nodes } = await openStore(config);
  try {
    library.takeWritten(await recording.scenarios());
    const random = () => randomBytes(24).toString('base64url');
    const coachKey = config.coachKey ?? (await recording.secret('coach-key', random));
    const tokens = new Tokens(config.linkSecret ?? (await recording.secret('link-secret', random)));
    const meters = new Meters();
    const model =
      config.panel === 'openai'
        ? new Model({ config, library, meters, log, now, accounts: recording, ...turns })
        : null;
    await model?.look();
    const panel = new Panel({ library, meters, engines: { builtin: builtinEngine(library) }, now, model });
    const house = new House(
      { recording, library, panel, log, meters, now, nodes },
      model && { name: model.name, host: model.host },
    );
    const code = random();
    const app = await buildApp({
      config,
      coachKey,
      tokens,
      recording,
      library,
      house,
      meters,
      log,
      operatorCode: new OperatorCode(code),
      pages: join(root, 'dist', 'client'),
      now,
    });
    await house.join();
    await listen(app, config);
    // What is due is taken up while people already come in.
    house.sweep().catch((error: unknown) => log.error({ err: error }, 'the first sweep failed'));
    const port = (app.server.address() as { port: number }).port;
    const url = new URL(config.publicUrl);
    if (url.port === '0') url.port = String(port);
    const address = url.href.replace(/\/$/, '');
    return {
      app,
      house,
      recording,
      address,
      coachKey,
      coachLink: `${address}/coach#code=${code}`,
      close: () => app.close(),
    };
  } catch (error) {
    await nodes.leave().catch(() => {});
    await recording.close();
    throw error;
  }
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    switch ((error as { code?: unknown }).code) {
      case 'EADDRINUSE':
        throw new ConfigError(
          `PORT takes a port that is free, and something listens on ${port}: stop it, or set another`,
        );
      case 'EACCES':
        throw new ConfigError(
          `PORT takes a port that this user may listen on, not ${port}: those below 1024 are often kept`,
        );
      case 'EADDRNOTAVAIL':
      case 'ENOTFOUND':
      case 'EAI_AGAIN':
        throw new ConfigError(`HOST takes a name or an address of this machine, not "${host}": 0.0.0.0 is all of them`);
      default:
        throw error;
    }
  }
}

/** The PostgreSQL that is named, which other nodes may be on too, or the folder, which is this process's alone. */
async function openStore(config: Config): Promise<{ recording: Recording; nodes: Nodes }> {
  if (config.databaseUrl !== null) return openPostgres(config.databaseUrl);
  const recording = await openSqlite(config.dataDir);
  return { recording, nodes: alone(recording) };
}

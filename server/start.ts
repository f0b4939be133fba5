import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { buildApp } from './app.ts';
import type { Config } from './config.ts';
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
    await app.listen({ host: config.host, port: config.port });
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

/** The PostgreSQL that is named, which other nodes may be on too, or the folder, which is this process's alone. */
async function openStore(config: Config): Promise<{ recording: Recording; nodes: Nodes }> {
  if (config.databaseUrl !== null) return openPostgres(config.databaseUrl);
  const recording = await openSqlite(config.dataDir);
  return { recording, nodes: alone(recording) };
}

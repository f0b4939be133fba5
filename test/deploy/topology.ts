import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { SessionOpened } from '../../protocol/http.ts';
import type { Clock } from '../../protocol/loop.ts';
import { projectRoot } from '../../server/root.ts';
import { Running } from '../session/process.ts';
import { freePort, type Server } from '../support/postgres-server.ts';

// What docker-compose.yml describes, on loopback and without containers: the built tree, a real PostgreSQL, a real nginx with the
// real configuration. Only names and ports differ.

export interface Service {
  image?: string;
  build?: string;
  environment?: Record<string, string>;
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
  volumes?: string[];
  ports?: string[];
  stop_grace_period?: string;
  read_only?: boolean;
  cap_drop?: string[];
}

export const composed = parse(readFileSync(join(projectRoot(), 'docker-compose.yml'), 'utf8'), { merge: true }) as {
  services: Record<string, Service>;
  volumes: Record<string, object>;
  networks: { default: { ipam: { config: { subnet: string }[] } } };
};

export const nginxConf = readFileSync(join(projectRoot(), 'deploy', 'nginx.conf'), 'utf8');

export const nodesOf = (services: Record<string, Service>): string[] =>
  Object.keys(services).filter((name) => services[name]?.build !== undefined);

/** As compose fills in `${NAME}`, `${NAME:-default}` and `${NAME:?why}`. */
export function filledIn(text: string, env: Record<string, string>): string {
  return text.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, kind?: string, rest?: string) => {
    const value = env[name];
    if (value) return value;
    if (kind === '?') throw new Error(`${name}: ${rest}`);
    return rest ?? '';
  });
}

export const secrets = { POSTGRES_PASSWORD: 'letters0and0digits', COACH_KEY: 'the-coach-key-of-this-test' };

export class Topology {
  readonly address: string;
  readonly folder = mkdtempSync(join(tmpdir(), 'hotseat-deploy-'));
  readonly nodes = new Map<string, { port: number; process: Running | null }>();
  readonly #postgres: Server;
  readonly #port: number;
  #nginx: Running | null = null;

  private constructor(postgres: Server, port: number) {
    this.#postgres = postgres;
    this.#port = port;
    this.address = `http://localhost:${port}`;
  }

  static async make(postgres: Server): Promise<Topology> {
    if (spawnSync('nginx', ['-v']).status !== 0) throw new Error('NOT RUN: nginx is missing');
    if (!existsSync(main)) throw new Error('NOT RUN: dist/ is missing; npm test builds it');
    const topology = new Topology(postgres, await freePort());
    const { environment: db = {} } = composed.services['postgres'] ?? {};
    const admin = postgres.urlOf('postgres');
    await postgres.ask(admin, `create role ${db['POSTGRES_USER']} login password '${secrets.POSTGRES_PASSWORD}'`);
    await postgres.ask(admin, `create database ${db['POSTGRES_DB']} owner ${db['POSTGRES_USER']}`);
    for (const name of nodesOf(composed.services)) topology.nodes.set(name, { port: await freePort(), process: null });
    await Promise.all([...topology.nodes.keys()].map((name) => topology.start(name)));
    await topology.#startNginx();
    return topology;
  }

  async start(name: string): Promise<void> {
    const node = this.#node(name);
    node.process = new Running(
      spawn(process.execPath, ['--enable-source-maps', main], {
        stdio: ['pipe', 'pipe', 'pipe'],
        env: this.#envOf(name),
      }),
    );
    await node.process.line(/Hotseat is at/, 60_000);
  }

  /** What `docker stop` does. Answers how long it took. */
  async stop(name: string): Promise<number> {
    const { process: running } = this.#node(name);
    const started = performance.now();
    running?.child.kill('SIGTERM');
    await running?.ended();
    return performance.now() - started;
  }

  async kill(name: string): Promise<void> {
    await this.#node(name).process?.kill();
  }

  /** How many sockets a node has. */
  async sockets(name: string): Promise<number> {
    const text = await (await fetch(`http://127.0.0.1:${this.#node(name).port}/metrics`)).text();
    const counts = [...text.matchAll(/^hotseat_sockets\{[^}]*\} (\d+)$/gm)].map((match) => Number(match[1]));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  async open(clock: Clock = 'off'): Promise<SessionOpened> {
    const response = await fetch(`${this.address}/api/sessions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secrets.COACH_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({ scenario: 'lineage-experiment-to-production', rounds: ['case-presentation'], clock }),
    });
    if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
    return (await response.json()) as SessionOpened;
  }

  async get<T>(path: string): Promise<T> {
    const response = await fetch(`${this.address}${path}`, {
      headers: { authorization: `Bearer ${secrets.COACH_KEY}` },
    });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return (await response.json()) as T;
  }

  /** What nginx and the nodes have written down. */
  logs(): string {
    const nodes = [...this.nodes.values()].map(({ process: p }) => `${p?.lines.join('\n')}${p?.errors}`);
    return [readFileSync(join(this.folder, 'access.log'), 'utf8'), this.#nginx?.errors ?? '', ...nodes].join('\n');
  }

  async remove(): Promise<void> {
    // Killed outright, it would leave its workers behind.
    this.#nginx?.child.kill('SIGTERM');
    await this.#nginx?.ended();
    for (const { process: running } of this.nodes.values()) await running?.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #node(name: string) {
    const node = this.nodes.get(name);
    if (!node) throw new Error(`docker-compose.yml has no ${name}`);
    return node;
  }

  #envOf(name: string): NodeJS.ProcessEnv {
    const given = { ...secrets, PUBLIC_URL: this.address };
    const entries = Object.entries(composed.services[name]?.environment ?? {}).map(([key, value]) => [
      key,
      filledIn(value, given),
    ]);
    const env = Object.fromEntries(entries) as Record<string, string>;
    return {
      PATH: process.env['PATH'],
      ...env,
      DATABASE_URL: env['DATABASE_URL']?.replace('@postgres:5432/', `@127.0.0.1:${this.#postgres.port}/`),
      TRUST_PROXY: 'loopback',
      HOST: '127.0.0.1',
      PORT: String(this.#node(name).port),
      LOG_LEVEL: 'warn',
      NODE_ENV: 'production',
    };
  }

  async #startNginx(): Promise<void> {
    let conf = nginxConf
      .replace(/listen 8080/, `listen 127.0.0.1:${this.#port}`)
      .replace('/tmp/nginx.pid', join(this.folder, 'nginx.pid'))
      .replace('/dev/stdout', join(this.folder, 'access.log'));
    for (const [name, { port }] of this.nodes) conf = conf.replace(`server ${name}:4300`, `server 127.0.0.1:${port}`);
    const file = join(this.folder, 'nginx.conf');
    writeFileSync(file, conf);
    this.#nginx = new Running(
      spawn('nginx', ['-c', file, '-p', this.folder, '-g', 'daemon off;'], { stdio: ['ignore', 'pipe', 'pipe'] }),
    );
    for (let tries = 0; tries < 100; tries++) {
      const up = await fetch(`http://127.0.0.1:${this.#port}/nginx-health`).catch(() => null);
      if (up?.status === 204) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`nginx does not start: ${this.#nginx.errors}`);
  }
}

const main = join(projectRoot(), 'dist', 'server', 'main.js');

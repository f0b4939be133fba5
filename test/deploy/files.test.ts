import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../server/root.ts';
import { composed, filledIn, nginxConf, nodesOf, secrets } from './topology.ts';

// What the files of the deployment say, since no container runs in these tests.

const root = projectRoot();
const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8');
const { services, volumes, networks } = composed;
const nodes = nodesOf(services);

describe('docker-compose.yml', () => {
  test('has a PostgreSQL on a volume, two nodes alike, and nginx with our configuration', () => {
    expect(nodes).toHaveLength(2);
    expect(services[nodes[0] ?? '']).toEqual(services[nodes[1] ?? '']);
    expect(services['postgres']?.volumes).toEqual([expect.stringMatching(/^postgres:/)]);
    expect(volumes).toHaveProperty('postgres');
    expect(services['nginx']?.volumes).toContain('./deploy/nginx.conf:/etc/nginx/nginx.conf:ro');
    expect(Object.values(services).filter((service) => service.ports)).toEqual([services['nginx']]);
  });

  test('has a health check for everything, and starts in order', () => {
    expect(services['postgres']?.healthcheck?.test).toContain('pg_isready');
    expect(services['nginx']?.healthcheck?.test).toContain('http://127.0.0.1:8080/nginx-health');
    expect(dockerfile).toMatch(/HEALTHCHECK[\s\S]*\/readyz/);
    for (const node of nodes) {
      expect(services[node]?.depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
      expect(services['nginx']?.depends_on?.[node]).toEqual({ condition: 'service_healthy' });
    }
  });

  test('takes its secrets from the environment, and does not start without them', () => {
    for (const service of Object.values(services)) {
      for (const [name, value] of Object.entries(service.environment ?? {})) {
        if (/PASSWORD|KEY|DATABASE_URL/.test(name)) expect(value, name).toMatch(/\$\{\w+(:[?-][^}]*)?\}/);
      }
    }
    const url = services[nodes[0] ?? '']?.environment?.['DATABASE_URL'] ?? '';
    expect(() => filledIn(url, {})).toThrow('POSTGRES_PASSWORD');
    expect(filledIn(url, secrets)).toBe('postgres://hotseat:letters0and0digits@postgres:5432/hotseat');
  });

  test('gives a node that stops the time to hand over, and no more rights than it needs', () => {
    for (const node of nodes) {
      expect(Number.parseInt(services[node]?.stop_grace_period ?? '0', 10)).toBeGreaterThanOrEqual(20);
      expect(services[node]).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
      expect(services[node]?.environment?.['TRUST_PROXY']).toBe(networks.default.ipam.config[0]?.subnet);
    }
  });
});

describe('the Dockerfile', () => {
  test('copies what there is, and ends as a user who is not root', () => {
    for (const [, from] of dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)) {
      for (const path of from?.split(' ') ?? []) expect(existsSync(join(root, path)), path).toBe(true);
    }
    const last = dockerfile.split(/^FROM /m).at(-1) ?? '';
    expect(last).toMatch(/^USER node$/m);
    for (const folder of ['scenarios', 'personas', 'banks', 'knowledge'])
      expect(last).toContain(`COPY ${folder} ${folder}`);
  });

  test('takes along every package that the server imports, and no others that were asked for', () => {
    expect(dockerfile).toContain('npm ci --omit=dev');
    const sources = ['protocol', 'interview', 'server'].flatMap((folder) => filesBelow(join(root, folder)));
    const imported = new Set(sources.flatMap((file) => packagesOf(readFileSync(file, 'utf8'))));
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect([...imported].sort()).toEqual(Object.keys(dependencies).sort());
  });
});

test('nginx.conf knows every node and writes no query down', () => {
  const upstream = [...nginxConf.matchAll(/^\s*server (\S+):4300 /gm)].map((match) => match[1]);
  expect(upstream.sort()).toEqual([...nodes].sort());
  expect(dockerfile).toContain('PORT=4300');
  const format = /log_format plain '([^']*)'/.exec(nginxConf)?.[1] ?? '';
  expect(format).toContain('$keyless_uri');
  expect(format).not.toMatch(/\$uri\b|\$request\b|\$args|\$request_uri|\$http_referer/);
  expect(nginxConf).toMatch(/error_log stderr crit/);
});

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));

/** The packages that a source imports, types aside. */
const packagesOf = (text: string): string[] =>
  [...text.matchAll(/^(?:import|export) (?!type )[^;]*?from '([^'.][^']*)'/gm)]
    .map((match) => match[1] ?? '')
    .filter((name) => !name.startsWith('node:'))
    .map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    );

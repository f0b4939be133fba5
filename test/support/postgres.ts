import { afterAll } from 'vitest';
import { Server } from './postgres-server.ts';

/** One server for all tests of a file, started by the first that needs it. Called at the top of the file. */
export function oneServer(): () => Promise<Server> {
  let making: Promise<Server> | null = null;
  afterAll(async () => {
    const server = await making?.catch(() => null);
    await server?.remove();
  });
  return () => {
    making ??= Server.make();
    return making;
  };
}

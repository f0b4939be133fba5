import { connect, createServer, type Server, type Socket } from 'node:net';

/** Stands between a node and its PostgreSQL, and treats what passes as a bad network would. */
export class PostgresProxy {
  readonly #server: Server;
  readonly #links = new Set<{ client: Socket; database: Socket }>();
  /** Every piece is held back so long, in each direction. */
  delayMs = 0;
  /** What the database answers is lost. */
  deaf = false;

  private constructor(port: number) {
    this.#server = createServer((client) => {
      const database = connect(port, '127.0.0.1');
      const link = { client, database };
      this.#links.add(link);
      const end = () => {
        client.destroy();
        database.destroy();
        this.#links.delete(link);
      };
      for (const socket of [client, database]) socket.on('error', end).on('close', end).setNoDelay();
      client.on('data', (data) => this.#pass(() => database.write(data)));
      database.on('data', (data) => {
        if (!this.deaf) this.#pass(() => client.write(data));
      });
    });
  }

  static async to(port: number): Promise<PostgresProxy> {
    const proxy = new PostgresProxy(port);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as { port: number }).port;
  }

  /** Ends every connection, as a failing network does. */
  cut(): void {
    for (const { client, database } of this.#links) {
      client.destroy();
      database.destroy();
    }
  }

  close(): void {
    this.#server.close();
    this.cut();
  }

  // In order: timers of the same length fire in the order they were set.
  #pass(write: () => void): void {
    if (this.delayMs === 0) write();
    else setTimeout(write, this.delayMs);
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import Sqlite from 'libsql';
import { WebSocketServer } from 'ws';
import { projectRoot } from '../../server/root.ts';
import { serve } from './process.ts';

// The floor of a command's round trip: parse, one durable append, answer. Nothing is checked, folded, projected or published.

const folder = mkdtempSync(join(projectRoot(), 'dist', 'bench-'));
const db = new Sqlite(join(folder, 'floor.db'));
db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
db.exec('CREATE TABLE entries (seq INTEGER PRIMARY KEY, body TEXT NOT NULL)');
const append = db.prepare('INSERT INTO entries (body) VALUES (?)');

const server = createServer();
new WebSocketServer({ server }).on('connection', (socket) => {
  socket.on('message', (data) => {
    const command = JSON.parse(String(data)) as { id: string };
    const { lastInsertRowid } = append.run(JSON.stringify(command));
    socket.send(JSON.stringify({ re: command.id, ok: true, seq: Number(lastInsertRowid) }));
  });
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as { port: number };
  serve({ address: `http://127.0.0.1:${port}`, coachKey: '' }, async () => {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  });
});

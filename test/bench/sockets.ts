import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { serve } from './process.ts';

// The floor of a session's memory: sockets of Socket.IO and nothing behind them.

const server = createServer();
const io = new Server(server, { serveClient: false });
io.on('connection', (socket) => {
  socket.on('command', (_raw, done) => done());
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as { port: number };
  serve({ address: `http://127.0.0.1:${port}`, coachKey: '' }, async () => {
    await io.close();
  });
});

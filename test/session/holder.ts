import { FolderTaken, openSqlite } from '../../server/session/sqlite.ts';

// A process that opens the folder it is given, says so, and holds it until it is ended: `held`, or `taken: WHY`.

try {
  const recording = await openSqlite(process.argv[2] ?? '');
  const made = await recording.secret('made-by', () => String(process.pid));
  process.stdout.write(`held ${made}\n`);
  process.stdin.on('end', () => void recording.close().then(() => process.stdout.write('let go\n'))).resume();
} catch (error) {
  if (!(error instanceof FolderTaken)) throw error;
  process.stdout.write(`taken: ${error.message}\n`);
}

import { writeSync } from 'node:fs';
import Sqlite from 'libsql';
import { openSqlite } from '../../server/session/sqlite.ts';
import { aRow, aSession, head } from './rows.ts';

// A process that appends one entry at a time and says so after each answer, as `stored N`, with a write that a trace shows.
//   appender FOLDER COUNT [SYNCHRONOUS]
// A third argument weakens the flushing, to see that whoever watches would notice.

const [, , folder = '', count = '0', synchronous] = process.argv;

if (synchronous) {
  const exec = Sqlite.prototype.exec;
  Sqlite.prototype.exec = function (sql: string) {
    return exec.call(this, sql.replace(/synchronous *= *\w+/i, `synchronous = ${synchronous}`));
  };
}

const recording = await openSqlite(folder);
await recording.create(aSession('s'), [], [aRow(1)], null);
writeSync(1, 'begin\n');
for (let seq = 2; seq < 2 + Number(count); seq++) {
  const answer = await recording.append('s', seq - 1, [aRow(seq)], head(seq));
  writeSync(1, `${answer} ${seq}\n`);
}
writeSync(1, 'end\n');
await recording.close();

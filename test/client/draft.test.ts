import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Refused } from '../../client/source/http.ts';
import type { Desk, Stored } from '../../client/take-home/desk.ts';
import { Draft } from '../../client/take-home/draft.ts';
import { Shelf } from '../../client/take-home/shelf.ts';

// Two tabs, one server, and a line that goes down.

class Server {
  text = '';
  version = 0;
  up = true;
  /** The next write is stored, and its answer is lost. */
  deaf = false;

  desk(): Desk {
    const reach = () => {
      if (!this.up) throw new Refused('offline', 'no line');
    };
    return {
      read: async (): Promise<Stored> => {
        reach();
        return { text: this.text, version: `"${this.version}"` };
      },
      write: async (text, base) => {
        reach();
        if (base !== `"${this.version}"`) throw new Refused('conflict', 'changed elsewhere');
        this.text = text;
        this.version++;
        if (this.deaf) {
          this.deaf = false;
          throw new Refused('offline', 'the answer was lost');
        }
        return `"${this.version}"`;
      },
      upload: async () => {
        throw new Error('not here');
      },
    };
  }
}

class Box implements Storage {
  [name: string]: unknown;
  getItem(key: string): string | null {
    return (this[key] as string | undefined) ?? null;
  }
  setItem(key: string, value: string): void {
    this[key] = value;
  }
  removeItem(key: string): void {
    delete this[key];
  }
  clear(): void {}
  key(): null {
    return null;
  }
  get length(): number {
    return 0;
  }
}

let server: Server;
let box: Box;
const tab = async (name: string): Promise<Draft> => {
  const draft = new Draft(server.desk(), new Shelf('s', box, name));
  await draft.open();
  return draft;
};

beforeEach(() => {
  vi.useFakeTimers();
  server = new Server();
  box = new Box();
});
afterEach(() => vi.useRealTimers());

const quiet = () => vi.advanceTimersByTimeAsync(1_000);

test('a pause in the typing saves it, once', async () => {
  const a = await tab('a');
  a.type('On');
  a.type('One');
  await quiet();
  expect(server).toMatchObject({ text: 'One', version: 1 });
  expect(a.state().saved.is).toBe('saved');
  expect(Object.keys(box)).toEqual([]);
});

test('two tabs: the second to write is shown both, and what it chooses stands', async () => {
  const a = await tab('a');
  const b = await tab('b');
  a.type('From a');
  await quiet();
  b.type('From b');
  await quiet();
  expect(server.text).toBe('From a');
  expect(b.state()).toMatchObject({ text: 'From b', saved: { is: 'conflict', theirs: { text: 'From a' } } });
  await b.choose('From b');
  expect(server.text).toBe('From b');
  a.type('From a, more');
  await quiet();
  const { saved } = a.state();
  expect(saved).toMatchObject({ is: 'conflict', theirs: { text: 'From b' } });
  await a.choose('From b');
  expect(a.state()).toMatchObject({ text: 'From b', saved: { is: 'saved' } });
});

test('without a line the words lie on the device, survive the page, and go out when it is back', async () => {
  const a = await tab('a');
  server.up = false;
  a.type('Written on a train');
  await quiet();
  expect(a.state().saved.is).toBe('offline');
  a.close();
  const later = await tab('a');
  expect(later.state()).toMatchObject({ text: 'Written on a train', saved: { is: 'offline' } });
  server.up = true;
  await later.flush();
  expect(server.text).toBe('Written on a train');
});

test('words that a closed tab left behind are found by the next, and meet what was saved since', async () => {
  const a = await tab('a');
  server.up = false;
  a.type('Left behind');
  await quiet();
  a.close();
  server.up = true;
  server.text = 'From a phone';
  server.version = 7;
  const b = await tab('b');
  expect(b.state()).toMatchObject({ text: 'Left behind', saved: { is: 'conflict', theirs: { text: 'From a phone' } } });
});

test('a save whose answer was lost is no conflict with oneself', async () => {
  const a = await tab('a');
  server.deaf = true;
  a.type('Stored, and nobody said so');
  await quiet();
  expect(a.state().saved.is).toBe('offline');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(a.state().saved.is).toBe('saved');
  expect(server.version).toBe(1);
});

test('what is typed while a save is under way is saved after it', async () => {
  const a = await tab('a');
  a.type('One');
  const sent = a.flush();
  a.type('One two');
  await sent;
  await quiet();
  expect(server.text).toBe('One two');
  expect(a.state().saved.is).toBe('saved');
});

// `npm run eval`: quality of pushback, in real sessions. See test/eval/main.ts for its options.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, install, root } from './ready.mjs';

install();
build();
await import(pathToFileURL(join(root, 'dist', 'test', 'eval', 'main.js')).href);

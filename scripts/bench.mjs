// `npm run bench`: how fast, each figure beside its floor in the same run. Numbers of a busy machine mean little.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, install, root } from './ready.mjs';

install();
build();
await import(pathToFileURL(join(root, 'dist', 'test', 'bench', 'main.js')).href);

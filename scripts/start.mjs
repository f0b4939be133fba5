// `npm start`: installs, builds, serves, prints the link.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, install, root } from './ready.mjs';

install();
build();
await import(pathToFileURL(join(root, 'dist', 'server', 'main.js')).href);

// `npm start`: installs, builds, serves, prints the link.
import { build, install, root } from './ready.mjs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

install();
build();
await import(pathToFileURL(join(root, 'dist', 'server', 'main.js')).href);

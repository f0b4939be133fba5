// `npm run panel -- --case FILE`: the panel in the terminal, for trying a case, a model or a prompt in a minute.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, install, root } from './ready.mjs';

install();
build();
await import(pathToFileURL(join(root, 'dist', 'server', 'panel', 'terminal.js')).href);

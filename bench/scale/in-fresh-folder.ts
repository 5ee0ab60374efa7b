/** Starts the product's own command line in this process, on a workspace that is not there yet: `node in-fresh-folder.js <workspace> <main.js> <arguments…>` */
import { rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [workspace = '', main = '', ...args] = process.argv.slice(2);
rmSync(workspace, { recursive: true, force: true });
process.argv.splice(1, process.argv.length, main, ...args);
await import(pathToFileURL(main).href);

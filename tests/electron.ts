import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './support.ts';

const FOLDER = join(ROOT, 'node_modules/electron');
const PATH_FILE = join(FOLDER, 'path.txt');

/** Electron's own program, which its package fetches from the web on first use; null where it has not been. */
export const ELECTRON = existsSync(PATH_FILE) ? join(FOLDER, 'dist', readFileSync(PATH_FILE, 'utf8')) : null;

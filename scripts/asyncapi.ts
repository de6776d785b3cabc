import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { asyncApi } from './api/asyncapi.ts';

/** Where the AsyncAPI document is published. */
const PATH = join(import.meta.dirname, '../docs/api/asyncapi.json');

mkdirSync(dirname(PATH), { recursive: true });
writeFileSync(PATH, `${JSON.stringify(asyncApi(), null, 2)}\n`);

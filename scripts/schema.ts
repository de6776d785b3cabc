import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { eventSchema } from '#shared/formats/event-schema.ts';

/** Where the JSON Schema of Scorewire's own file is published. */
const PATH = join(import.meta.dirname, '../docs/schema/scorewire-event.schema.json');

mkdirSync(dirname(PATH), { recursive: true });
writeFileSync(PATH, `${JSON.stringify(eventSchema(), null, 2)}\n`);

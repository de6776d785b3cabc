import { config } from 'zod';

// The content security policy forbids generated code. Imported before any schema is made, or Zod tries it all the same.
config({ jitless: true });

import { z } from 'zod';

// The content security policy lets nothing make code from text, and zod need not try. Imported before any schema is made.
z.config({ jitless: true });

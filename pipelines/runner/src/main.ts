import { enableCompileCache } from 'node:module';
import { join, resolve } from 'node:path';

// Before anything else is loaded: what Node compiles of the code is kept where the stages find it, too.
const root = resolve(import.meta.dirname, '../../..');
enableCompileCache({ directory: join(root, '.turbo/compiled'), portable: true });
await import('./pipeline.ts');

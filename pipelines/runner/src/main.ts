import { enableCompileCache } from 'node:module';
import { workspacePaths } from './workspace/paths.ts';

// Before the rest is loaded: only what comes after is kept and found again.
enableCompileCache({ directory: workspacePaths().compiled, portable: true });
await import('./pipeline.ts');

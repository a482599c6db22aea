/** Compiles the search kernel and writes its bytes into the library: node build.ts. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileKernel } from '@cohort-report/survival/compile-kernel';

const target = join(import.meta.dirname, '../src/fit/engine/kernel.wasm');
writeFileSync(target, await compileKernel(import.meta.dirname));

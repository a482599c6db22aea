import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileKernel } from '@cohort-report/survival/compile-kernel';
import { expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../../assembly');

it('the search kernel in the library is what its sources compile to', async () => {
  const written = readFileSync(join(import.meta.dirname, '../../src/fit/engine/kernel.wasm'));
  const compiled = await compileKernel(folder);
  expect(Buffer.compare(compiled, written), 'run `pnpm kernel`').toBe(0);
}, 60_000);

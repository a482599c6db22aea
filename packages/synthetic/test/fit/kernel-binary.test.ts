import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileKernel } from '@cohort-report/survival/compile-kernel';
import { expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../../assembly');

it('the search kernel in the library is what its sources compile to', async () => {
  const path = join(import.meta.dirname, '../../src/fit/engine/kernel-binary.ts');
  const written = readFileSync(path, 'utf8');
  expect(await compileKernel(folder), 'run `pnpm kernel`').toBe(written);
}, 60_000);

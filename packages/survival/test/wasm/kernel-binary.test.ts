import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compileKernel } from '../../assembly/compile-kernel.ts';
import { kernelText } from '../../assembly/kernel-text.ts';

const folder = join(import.meta.dirname, '../../assembly');

it('the kernel in the library is what its sources compile to', async () => {
  const path = join(import.meta.dirname, '../../src/wasm/kernel-binary.ts');
  const written = readFileSync(path, 'utf8');
  expect(kernelText(await compileKernel(folder)), 'run `pnpm kernel`').toBe(written);
}, 60_000);

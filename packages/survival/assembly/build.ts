/** Compiles the kernel and writes its bytes into the library: node build.ts. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileKernel } from './compile-kernel.ts';
import { kernelText } from './kernel-text.ts';

const target = join(import.meta.dirname, '../src/wasm/kernel-binary.ts');
writeFileSync(target, kernelText(await compileKernel(import.meta.dirname)));

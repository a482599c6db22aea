import { createHash } from 'node:crypto';
import { renderReport } from '../../src/index.ts';
import { trial } from './trial.ts';

const files = await renderReport(trial());
for (const [path, bytes] of files)
  console.log(`${createHash('sha256').update(bytes).digest('hex')}  ${path}`);

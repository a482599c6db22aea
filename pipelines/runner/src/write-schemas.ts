import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { declarationJsonSchemas } from '@cohort-report/schema';
import { workspacePaths } from './workspace/paths.ts';

const folder = join(workspacePaths().root, 'packages/schema/json');
await mkdir(folder, { recursive: true });
for (const [file, schema] of declarationJsonSchemas()) {
  await writeFile(join(folder, file), `${JSON.stringify(schema, null, 2)}\n`);
  console.log(`packages/schema/json/${file}`);
}

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { declarationJsonSchemas } from '@cohort-report/schema';
import { workspacePaths } from './workspace/paths.ts';

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  if (args.length > 0) {
    const isHelp = args.length === 1 && (args[0] === '--help' || args[0] === '-h');
    const usage = 'pnpm schemas\n\nWrites packages/schema/json/ again. It takes no arguments.';
    (isHelp ? console.log : console.error)(usage);
    return isHelp ? 0 : 2;
  }
  const folder = join(workspacePaths().root, 'packages/schema/json');
  await mkdir(folder, { recursive: true });
  for (const [file, schema] of declarationJsonSchemas()) {
    await writeFile(join(folder, file), `${JSON.stringify(schema, null, 2)}\n`);
    console.log(`packages/schema/json/${file}`);
  }
  return 0;
}

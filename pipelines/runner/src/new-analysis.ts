import { readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { loadStudy, ProblemsError } from '@cohort-report/schema';
import { ANALYSIS_KINDS, draftAnalysis } from './draft/draft-analysis.ts';
import { listStudies } from './workspace/list-studies.ts';
import { workspacePaths } from './workspace/paths.ts';
import { readDeclarations } from './workspace/read-declarations.ts';

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const paths = workspacePaths();
  const { config } = JSON.parse(await readFile(join(paths.root, 'package.json'), 'utf8')) as {
    config: { study: string };
  };
  const usage = `pnpm new-analysis <kind> <id> [--study NAME]

Drafts pipelines/<study>/analyses/<id>.yaml; correct it, then run pnpm pipeline.

  kind     ${ANALYSIS_KINDS.join(', ')}
  id       lower-case letters, digits and hyphens, e.g. dfs-by-site
  --study  ${(await listStudies(paths.pipelines)).join(', ')} (default: ${config.study})
`;
  const { values, positionals } = parseArgs({
    args: args.filter((arg) => arg !== '--'),
    allowPositionals: true,
    strict: false,
    options: { study: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  const kind = ANALYSIS_KINDS.find((known) => known === positionals[0]);
  const id = positionals[1];
  if (
    values.help === true ||
    kind === undefined ||
    id === undefined ||
    !/^[a-z0-9][a-z0-9-]*$/.test(id)
  ) {
    console.error(usage);
    return values.help === true ? 0 : 2;
  }
  const folder = paths.study(typeof values.study === 'string' ? values.study : config.study);
  const file = join(folder, 'analyses', `${id}.yaml`);
  try {
    const bundle = loadStudy(await readDeclarations(folder, []), []);
    await writeFile(file, draftAnalysis(kind, id, bundle), { flag: 'wx' });
  } catch (error) {
    const taken = (error as NodeJS.ErrnoException).code === 'EEXIST';
    if (!taken && !(error instanceof ProblemsError)) throw error;
    console.error(
      taken
        ? `${relative(paths.root, file)} exists already; choose another id.`
        : (error as Error).message,
    );
    return 1;
  }
  console.log(`Drafted ${relative(paths.root, file)}. Correct it, then run: pnpm pipeline`);
  return 0;
}

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { loadStudy } from '@cohort-report/schema';
import { draftedText } from './cli/drafted-text.ts';
import { failureText } from './cli/failure-text.ts';
import { type DraftOptions, parseDraftOptions } from './cli/parse-draft-options.ts';
import { ANALYSIS_KINDS, draftAnalysis } from './draft/draft-analysis.ts';
import { defaultStudy } from './workspace/default-study.ts';
import { listStudies } from './workspace/list-studies.ts';
import { workspacePaths } from './workspace/paths.ts';
import { readDeclarations } from './workspace/read-declarations.ts';

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const paths = workspacePaths();
  const studies = await listStudies(paths.pipelines);
  const usual = await defaultStudy(paths.root);
  const usage = `pnpm new-analysis <kind> <id> [--study NAME]

Drafts pipelines/<study>/analyses/<id>.yaml; correct it, then run pnpm pipeline.

  kind     ${ANALYSIS_KINDS.join(', ')}
  id       lower-case letters, digits and hyphens, e.g. dfs-by-site
  --study  ${studies.join(', ')} (default: ${usual})
`;
  let options: DraftOptions | undefined;
  try {
    options = parseDraftOptions(args, studies, usual);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
  if (options === undefined) {
    console.log(usage);
    return 0;
  }
  const { kind, id, study } = options;
  const folder = paths.study(study);
  const file = join(folder, 'analyses', `${id}.yaml`);
  const shown = relative(paths.root, file);
  try {
    const bundle = loadStudy(await readDeclarations(folder, []), []);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, draftAnalysis(kind, id, bundle), { flag: 'wx' });
  } catch (error) {
    const taken = (error as NodeJS.ErrnoException).code === 'EEXIST';
    console.error(
      taken ? `${shown} exists already; choose another id.` : failureText(error, paths.root),
    );
    return 1;
  }
  console.log(draftedText(shown, study, usual));
  return 0;
}

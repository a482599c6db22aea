import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ingest, traceValue } from '@cohort-report/ingest';
import { loadStudy } from '@cohort-report/schema';
import { traceText } from './cli/trace-text.ts';
import { readFolder } from './files/read-folder.ts';
import { listStudies } from './workspace/list-studies.ts';
import { workspacePaths } from './workspace/paths.ts';
import { pseudonymKey } from './workspace/pseudonym-key.ts';
import { readDeclarations } from './workspace/read-declarations.ts';

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const paths = workspacePaths();
  const { config } = JSON.parse(await readFile(join(paths.root, 'package.json'), 'utf8')) as {
    config: { study: string };
  };
  const usage = `pnpm trace <patient> <variable> [--study NAME] [--freeze ID]

Prints how a patient's value came about: declared expressions, records, raw cells. It is patient-level: keep it to yourself.

  patient   pseudonym, as in pipelines/<study>/.stages/cohort/cohort.json
  variable  a derivation or an endpoint of study.yaml
  --study   ${(await listStudies(paths.pipelines)).join(', ')} (default: ${config.study})
  --freeze  default: the newest
`;
  const { values, positionals } = parseArgs({
    args: args.filter((arg) => arg !== '--'),
    allowPositionals: true,
    strict: false,
    options: {
      study: { type: 'string' },
      freeze: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const [patient, variable] = positionals;
  if (values.help === true || patient === undefined || variable === undefined) {
    console.error(usage);
    return values.help === true ? 0 : 2;
  }
  const study = typeof values.study === 'string' ? values.study : config.study;
  try {
    const declarations = await readDeclarations(paths.study(study), ['sites']);
    const bundle = loadStudy(declarations, ['sites']);
    const newest = bundle.study.freezes.at(-1)?.id ?? '';
    const freeze = typeof values.freeze === 'string' ? values.freeze : newest;
    const files = await readFolder(paths.freeze(study, freeze));
    const records = await ingest({ bundle, freeze, files });
    const key = await pseudonymKey(bundle.study, process.env);
    const trace = await traceValue({
      bundle,
      records,
      files,
      patient,
      variable,
      ...(key === undefined ? {} : { key }),
    });
    process.stdout.write(traceText(trace, freeze));
    return 0;
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}

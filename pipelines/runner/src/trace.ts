import { ingest, traceValue } from '@cohort-report/ingest';
import { loadStudy } from '@cohort-report/schema';
import { failureText } from './cli/failure-text.ts';
import { parseWords } from './cli/parse-words.ts';
import { traceText } from './cli/trace-text.ts';
import { readFolder } from './files/read-folder.ts';
import { defaultStudy } from './workspace/default-study.ts';
import { listStudies } from './workspace/list-studies.ts';
import { workspacePaths } from './workspace/paths.ts';
import { pseudonymKey } from './workspace/pseudonym-key.ts';
import { readDeclarations } from './workspace/read-declarations.ts';

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const paths = workspacePaths();
  const usual = await defaultStudy(paths.root);
  const studies = await listStudies(paths.pipelines);
  const usage = `pnpm trace <patient> <variable> [--study NAME] [--freeze ID]

Prints how a patient's value came about: declared expressions, records, raw cells. It is patient-level: keep it to yourself.

  patient   pseudonym, as in pipelines/<study>/.stages/cohort/cohort.json
  variable  a derivation or an endpoint of study.yaml
  --study   ${studies.join(', ')} (default: ${usual})
  --freeze  default: the newest
`;
  let parsed: ReturnType<typeof parseWords<'patient' | 'variable'>>;
  try {
    parsed = parseWords(args, ['patient', 'variable'], studies, usual, { freeze: true });
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
  if (parsed === undefined) {
    console.log(usage);
    return 0;
  }
  const { study, words } = parsed;
  const { patient, variable } = words;
  try {
    const declarations = await readDeclarations(paths.study(study), ['sites']);
    const bundle = loadStudy(declarations, ['sites']);
    const newest = bundle.study.freezes.at(-1)?.id ?? '';
    const freeze = parsed.freeze ?? newest;
    const freezes = bundle.study.freezes.map(({ id }) => id);
    if (!freezes.includes(freeze))
      throw new Error(`study.yaml lists no freeze "${freeze}"; it lists: ${freezes.join(', ')}.`);
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
    console.error(failureText(error, paths.root));
    return 1;
  }
}

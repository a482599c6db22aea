import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Alert, loadStudy } from '@cohort-report/schema';
import { failureText } from './cli/failure-text.ts';
import { parseOnce } from './cli/parse-once.ts';
import { runComparison } from './run/run-comparison.ts';
import { withLock } from './run/with-lock.ts';
import { writeStudyIndex } from './run/write-study-index.ts';
import { rememberInputs } from './stage/remember-inputs.ts';
import { defaultStudy } from './workspace/default-study.ts';
import { listStudies } from './workspace/list-studies.ts';
import { workspacePaths } from './workspace/paths.ts';
import { withPseudonymKey } from './workspace/pseudonym-key.ts';
import { readDeclarations } from './workspace/read-declarations.ts';

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const paths = workspacePaths();
  const studies = await listStudies(paths.pipelines);
  const usual = await defaultStudy(paths.root);
  const usage = `pnpm diff <earlier freeze> <later freeze> [--study NAME] [--force]

What changed from one freeze to another, and why: difference.html, .pdf and .json below
reports/<study>/<later freeze>/difference-from-<earlier freeze>/, without what would disclose
single patients; the complete, internal form stays in pipelines/<study>/.stages/compare/internal/.

  --study  ${studies.join(', ')} (default: ${usual})
  --force  compare again, even if nothing changed

Exit code: 0 the same, 1 different, 2 could not compare.
`;
  let given: ReturnType<typeof parsed>;
  try {
    given = parsed(args, usual);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
  const { values, positionals } = given;
  try {
    if (values.help) {
      console.log(usage);
      return 0;
    }
    const { study, force } = values;
    const [before, after] = positionals;
    if (before === undefined || after === undefined || positionals.length > 2)
      throw new Error(`Two freezes are compared.\n\n${usage}`);
    if (!studies.includes(study))
      throw new Error(`There is no study "${study}"; there are: ${studies.join(', ')}.`);
    const bundle = loadStudy(await readDeclarations(paths.study(study)));
    const freezes = bundle.study.freezes.map(({ id }) => id);
    for (const freeze of [before, after]) {
      if (!freezes.includes(freeze))
        throw new Error(`study.yaml lists no freeze "${freeze}"; it lists: ${freezes.join(', ')}.`);
    }
    const run = await withLock(paths, study, async () => {
      await rememberInputs(paths, study, [before, after]);
      const compared = await runComparison(
        paths,
        { study, before, after, force },
        await withPseudonymKey(process.env),
        (line) => {
          console.log(line);
        },
      );
      await writeStudyIndex(paths, study);
      return compared;
    });
    const { alerts } = JSON.parse(
      await readFile(join(paths.root, run.folder, 'difference.json'), 'utf8'),
    ) as { alerts: Alert[] };
    for (const { kind, row } of alerts) console.log(`  ${kind.replaceAll('_', ' ')}: ${row}`);
    console.log(run.same ? 'the same' : `${run.folder}/difference.html and difference.pdf`);
    return run.same ? 0 : 1;
  } catch (error) {
    console.error(`Could not compare. ${failureText(error, paths.root)}`);
    return 2;
  }
}

function parsed(args: readonly string[], study: string) {
  return parseOnce({
    args: args.filter((arg) => arg !== '--'),
    allowPositionals: true,
    strict: true,
    options: {
      study: { type: 'string', default: study },
      force: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
}

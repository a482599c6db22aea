import { join, relative, resolve } from 'node:path';
import type { Manifest } from '@cohort-report/schema';
import { failureText } from './cli/failure-text.ts';
import { parseJson } from './files/parse-json.ts';
import { readIfThere } from './files/read-if-there.ts';
import { verifyReport } from './run/verify-report.ts';
import { withLock } from './run/with-lock.ts';
import { rememberInputs } from './stage/remember-inputs.ts';
import { listStudies } from './workspace/list-studies.ts';
import { workspacePaths } from './workspace/paths.ts';
import { withPseudonymKey } from './workspace/pseudonym-key.ts';

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const paths = workspacePaths();
  const [given, ...others] = args.filter((arg) => arg !== '--');
  if (given === undefined || given.startsWith('-') || others.length > 0) {
    const help = given === '--help' || given === '-h';
    const wrong =
      help || given === undefined
        ? ''
        : given.startsWith('-')
          ? `Unknown option '${given}'\n\n`
          : `One report is verified at a time, found after it: ${others.join(' ')}.\n\n`;
    (help ? console.log : console.error)(`${wrong}pnpm verify <report folder>

Makes a report anew from the raw files and declarations that are there today, without the cache, and
says whether it is the same to the byte, and if not, what differs. The report is left as it is.

  e.g. pnpm verify reports/<study>/<freeze>

Exit code: 0 the same bytes, 1 something differs, 2 could not verify.
`);
    return help ? 0 : 2;
  }
  try {
    const folder = resolve(given);
    const bytes = await readIfThere(join(folder, 'manifest.json'));
    if (bytes === undefined) throw new Error(`There is no manifest.json in ${given}.`);
    const manifest = parseJson<Manifest>(bytes);
    if (manifest === undefined)
      throw new Error(`${given}/manifest.json is damaged: it is no JSON.`);
    if (!(await listStudies(paths.pipelines)).includes(manifest.study))
      throw new Error(`The study "${manifest.study}" of this report is not in pipelines/.`);
    const { sources, damaged, outputs } = await withLock(paths, manifest.study, async () => {
      await rememberInputs(paths, manifest.study, [manifest.freeze]);
      return verifyReport(paths, folder, manifest, await withPseudonymKey(process.env));
    });
    const name = relative(paths.root, folder);
    if (damaged.length + outputs.length === 0) {
      console.log(`${name}: the same bytes, ${manifest.outputs.length + 1} files.`);
      for (const line of sources) console.log(`  though ${line}`);
      return 0;
    }
    console.log(`${name}: not the same.`);
    for (const path of damaged) console.log(`  ${path}: is not what the report's manifest says`);
    for (const line of outputs) console.log(`  ${line}`);
    if (sources.length > 0) console.log('It was made from other sources:');
    for (const line of sources) console.log(`  ${line}`);
    return 1;
  } catch (error) {
    console.error(`Could not verify. ${failureText(error, paths.root)}`);
    return 2;
  }
}

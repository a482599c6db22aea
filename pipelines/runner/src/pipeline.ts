import { join, relative } from 'node:path';
import { blockedText } from './cli/blocked-text.ts';
import { forgiveClosedPipe } from './cli/forgive-closed-pipe.ts';
import { helpText } from './cli/help-text.ts';
import { parseOptions } from './cli/parse-options.ts';
import { problemsOf } from './cli/problems-of.ts';
import { problemsText } from './cli/problems-text.ts';
import { summaryText } from './cli/summary-text.ts';
import { unmadeText } from './cli/unmade-text.ts';
import { readIfThere } from './files/read-if-there.ts';
import { compareWithEarlier } from './run/compare-with-earlier.ts';
import { mendDamage } from './run/mend-damage.ts';
import { planComparison } from './run/plan-comparison.ts';
import { planFreeze } from './run/plan-freeze.ts';
import { type FreezeRun, runFreeze } from './run/run-freeze.ts';
import { withLock } from './run/with-lock.ts';
import { writeStudyIndex } from './run/write-study-index.ts';
import { rememberInputs } from './stage/remember-inputs.ts';
import { defaultStudy } from './workspace/default-study.ts';
import { idProblems } from './workspace/id-problems.ts';
import { listStudies } from './workspace/list-studies.ts';
import { type Declared, loadDeclared } from './workspace/load-declared.ts';
import { packageProblems } from './workspace/package-problems.ts';
import { workspacePaths } from './workspace/paths.ts';
import { withPseudonymKey } from './workspace/pseudonym-key.ts';

forgiveClosedPipe(process.stdout);
forgiveClosedPipe(process.stderr);
process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const paths = workspacePaths();
  const env = await withPseudonymKey(process.env);
  const studies = await listStudies(paths.pipelines);
  const usual = await defaultStudy(paths.root);
  let options: ReturnType<typeof parseOptions>;
  try {
    options = parseOptions(args, usual);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${helpText(studies, usual)}`);
    return 2;
  }
  if (options.help) {
    console.log(helpText(studies, usual));
    return 0;
  }
  if (!studies.includes(options.study)) {
    console.error(`There is no study "${options.study}"; there are: ${studies.join(', ')}.`);
    return 2;
  }

  let declared: Declared;
  try {
    declared = await loadDeclared(paths.study(options.study));
  } catch (error) {
    report(problemsOf(error, paths.root).map((problem) => ({ problem })));
    return 1;
  }
  const packageFile = await readIfThere(join(paths.study(options.study), 'package.json'));
  const unstaged = [
    ...idProblems(options.study, declared.bundle?.study.study),
    ...packageProblems(
      options.study,
      packageFile === undefined ? undefined : new TextDecoder().decode(packageFile),
    ),
  ];
  if (
    unstaged.length > 0 ||
    declared.bundle === undefined ||
    (options.plan && declared.problems.length > 0)
  ) {
    report([...declared.problems, ...unstaged].map((problem) => ({ problem })));
    console.error(unmadeText([]));
    return 1;
  }
  const freezes = declared.bundle.study.freezes.map(({ id }) => id);
  if (options.freeze !== undefined && !freezes.includes(options.freeze)) {
    console.error(
      `study.yaml lists no freeze "${options.freeze}"; it lists: ${freezes.join(', ')}.`,
    );
    return 2;
  }
  const chosen = options.all
    ? freezes
    : [options.freeze ?? freezes.at(-1)].filter((id) => id !== undefined);
  if (options.plan) {
    const tell = (stage: string, holds: boolean) =>
      console.log(`  ${stage.padEnd(8)} ${holds ? 'unchanged' : 'to compute'}`);
    for (const freeze of chosen) {
      console.log(`freeze ${freeze}`);
      for (const { stage, holds } of await planFreeze(paths, { ...options, freeze }, env))
        tell(stage, holds);
      const before = freezes[freezes.indexOf(freeze) - 1];
      if (before !== undefined)
        tell('compare', await planComparison(paths, { ...options, before, after: freeze }));
    }
    return 0;
  }
  const problems: Parameters<typeof problemsText>[0][number][] = declared.problems.map(
    (problem) => ({ problem }),
  );
  const until = problems.length === 0 ? 'render' : 'cohort';
  const runs: FreezeRun[] = [];
  for (const freeze of chosen) {
    try {
      await withLock(paths, options.study, async () => {
        const before = freezes[freezes.indexOf(freeze) - 1];
        const read = [before, freeze].filter((id) => id !== undefined);
        await rememberInputs(paths, options.study, read);
        const made = await mendDamage(options.force, print, (force) =>
          runFreeze(paths, { ...options, force, freeze, until }, env, print),
        );
        runs.push(made);
        if (!made.ok || until !== 'render') return;
        const difference = await compareWithEarlier(
          paths,
          { ...options, before, after: freeze },
          env,
          print,
        );
        if (difference !== undefined) made.difference = difference;
        await writeStudyIndex(paths, options.study);
      });
    } catch (error) {
      problems.push(...problemsOf(error, paths.root).map((problem) => ({ problem, freeze })));
    }
  }
  if (problems.length > 0) {
    report(problems, chosen);
    const folder = paths.stage(options.study, 'blocked');
    const lists = await blockedText(folder, relative(paths.root, folder));
    if (lists !== undefined) console.error(lists);
    console.error(unmadeText(runs));
    return 1;
  }
  console.log(summaryText(declared.bundle.study.title, runs));
  return runs.every((run) => run.ok) ? 0 : 1;
}

function report(...found: Parameters<typeof problemsText>): void {
  console.error(problemsText(...found));
}

function print(line: string): void {
  console.log(line);
}

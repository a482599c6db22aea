import type { PublishedReport } from '@cohort-report/compare';
import {
  type Cohort,
  type FileHash,
  loadStudy,
  type Maker,
  type Manifest,
  type Results,
  type StudyBundle,
} from '@cohort-report/schema';
import { combineHashes } from '../files/combine-hashes.ts';
import { readStageFiles, readStageJson } from './stage-files.ts';

/** What a report is made from today. */
export type Sources = Pick<Manifest, 'inputs' | 'declarations' | 'code' | 'toolchain'>;

/**
 * The earlier report as it was published, with what is otherwise today; undefined where there is none. `remake` gives the
 * numbers of the earlier freeze by the declarations of then: it is called only where they differ, and may throw.
 */
export async function readPublished(
  folder: string,
  today: Sources,
  remake: (bundle: StudyBundle) => Promise<{ cohort: Cohort; results: Results }>,
): Promise<PublishedReport | undefined> {
  const there = await readStageFiles(folder);
  const read = <T>(name: string) => readStageJson<T>(folder, `published-${name}.json`);
  if (!there.has('published-results.json')) return undefined;
  const manifest = await read<Manifest>('manifest');
  const report = {
    results: await read<Results>('results'),
    declarationsDiffer: differ(manifest.declarations, today.declarations),
    makers: makersOf(manifest, today),
  };
  if (!report.declarationsDiffer || !there.has('published-declarations.json')) return report;
  try {
    const declarations = await read<Record<string, string>>('declarations');
    const bundle = loadStudy(new Map(Object.entries(declarations)));
    return { ...report, bundle, remade: await remake(bundle) };
  } catch {
    // Today's code need not understand the declarations of then.
    return report;
  }
}

function makersOf(then: Manifest, today: Sources): Maker[] {
  const makers: [Maker, boolean][] = [
    ['code', JSON.stringify(then.code) !== JSON.stringify(today.code)],
    ['tools', JSON.stringify(then.toolchain) !== JSON.stringify(today.toolchain)],
    ['raw_files', differ(then.inputs, today.inputs)],
  ];
  return makers.flatMap(([maker, differs]) => (differs ? [maker] : []));
}

function differ(then: readonly FileHash[], today: readonly FileHash[]): boolean {
  return combineHashes(then) !== combineHashes(today);
}

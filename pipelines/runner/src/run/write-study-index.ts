import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { renderStudyIndex, type StudyVersion } from '@cohort-report/render';
import type { Manifest, Results, Study } from '@cohort-report/schema';
import { readIfThere } from '../files/read-if-there.ts';
import type { workspacePaths } from '../workspace/paths.ts';

const DIFFERENCE = 'difference-from-';

/** Writes reports/<study>/index.html over all reports of the study, if it is not that already. */
export async function writeStudyIndex(
  paths: ReturnType<typeof workspacePaths>,
  study: Study,
): Promise<void> {
  const versions: StudyVersion[] = [];
  for (const { id } of study.freezes) {
    const folder = paths.report(study.study, id);
    const manifest = await readIfThere(join(folder, 'manifest.json'));
    if (manifest === undefined) continue;
    const names = (await readdir(folder)).filter((name) => name.startsWith(DIFFERENCE));
    versions.push({
      manifest: JSON.parse(Buffer.from(manifest).toString('utf8')) as Manifest,
      results: JSON.parse(await readFile(join(folder, 'results.json'), 'utf8')) as Results,
      differences: names.map((name) => name.slice(DIFFERENCE.length)).sort(),
    });
  }
  if (versions.length === 0) return;
  const target = join(dirname(paths.report(study.study, 'any')), 'index.html');
  const page = Buffer.from(renderStudyIndex(study, versions));
  const former = await readIfThere(target);
  if (former !== undefined && page.equals(former)) return;
  const fresh = join(dirname(target), '.index.html.new');
  await writeFile(fresh, page, { flush: true });
  await rename(fresh, target);
}

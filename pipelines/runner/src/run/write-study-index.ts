import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { StudyVersion } from '@cohort-report/render';
import type { DataQuality, Manifest, Results, Study } from '@cohort-report/schema';
import { hashBytes } from '../files/hash-bytes.ts';
import { readIfThere } from '../files/read-if-there.ts';
import type { workspacePaths } from '../workspace/paths.ts';

const DIFFERENCE = 'difference-from-';

/** Writes reports/<study>/index.html over all reports of the study, unless it was made from the same ones. */
export async function writeStudyIndex(
  paths: ReturnType<typeof workspacePaths>,
  study: Study,
): Promise<void> {
  const reports: { folder: string; manifest: Uint8Array; differences: string[] }[] = [];
  for (const { id } of study.freezes) {
    const folder = paths.report(study.study, id);
    const manifest = await readIfThere(join(folder, 'manifest.json'));
    if (manifest === undefined) continue;
    const names = (await readdir(folder)).filter((name) => name.startsWith(DIFFERENCE));
    const differences = names.map((name) => name.slice(DIFFERENCE.length)).sort();
    reports.push({ folder, manifest, differences });
  }
  if (reports.length === 0) return;
  const target = join(dirname(paths.report(study.study, 'any')), 'index.html');
  const key = hashBytes(
    reports.map(({ manifest, differences }) => `${hashBytes(manifest)} ${differences}\n`).join(''),
  );
  const mark = `<!-- made from ${key} -->\n`;
  const former = await readIfThere(target);
  if (former !== undefined && Buffer.from(former).toString('utf8').endsWith(mark)) return;

  const versions: StudyVersion[] = [];
  for (const { folder, manifest, differences } of reports) {
    const quality = await readIfThere(join(folder, 'data-quality.json'));
    versions.push({
      ...(quality === undefined
        ? {}
        : { quality: JSON.parse(Buffer.from(quality).toString('utf8')) as DataQuality }),
      manifest: JSON.parse(Buffer.from(manifest).toString('utf8')) as Manifest,
      results: JSON.parse(await readFile(join(folder, 'results.json'), 'utf8')) as Results,
      differences,
    });
  }
  const { renderStudyIndex } = await import('@cohort-report/render');
  const fresh = join(dirname(target), '.index.html.new');
  await writeFile(fresh, `${renderStudyIndex(study, versions).trimEnd()}\n${mark}`, {
    flush: true,
  });
  await rename(fresh, target);
}

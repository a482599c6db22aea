import { readdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { StudyVersion } from '@cohort-report/render';
import { type DataQuality, loadStudy, type Manifest, type Results } from '@cohort-report/schema';
import { hashBytes } from '../files/hash-bytes.ts';
import { parseJson } from '../files/parse-json.ts';
import { readIfThere } from '../files/read-if-there.ts';
import { expectUnchanged } from '../stage/expect-unchanged.ts';
import type { workspacePaths } from '../workspace/paths.ts';
import { readDeclarations } from '../workspace/read-declarations.ts';

const DIFFERENCE = 'difference-from-';

/** Writes reports/<study>/index.html over all whole reports of the study, unless it was made from the same ones. */
export async function writeStudyIndex(
  paths: ReturnType<typeof workspacePaths>,
  name: string,
): Promise<void> {
  const { study } = loadStudy(await readDeclarations(paths.study(name), []), []);
  const reports: { bytes: Uint8Array[]; version: StudyVersion }[] = [];
  for (const { id } of study.freezes) {
    const folder = paths.report(name, id);
    const [manifestBytes, resultsBytes, qualityBytes] = await Promise.all(
      ['manifest.json', 'results.json', 'data-quality.json'].map((file) =>
        readIfThere(join(folder, file)),
      ),
    );
    const manifest = parseJson<Manifest>(manifestBytes);
    const results = parseJson<Results>(resultsBytes);
    if (!manifest || !results) continue;
    const quality = parseJson<DataQuality>(qualityBytes);
    const names = (await readdir(folder)).filter((name) => name.startsWith(DIFFERENCE));
    const differences = names.map((name) => name.slice(DIFFERENCE.length)).sort();
    reports.push({
      bytes: [manifestBytes, resultsBytes, qualityBytes].filter((bytes) => bytes !== undefined),
      version: { manifest, results, differences, ...(quality === undefined ? {} : { quality }) },
    });
  }
  if (reports.length === 0) return;
  const target = join(dirname(paths.report(name, 'any')), 'index.html');
  const key = hashBytes(
    reports
      .map(({ bytes, version }) => `${bytes.map(hashBytes).join(' ')} ${version.differences}\n`)
      .join(''),
  );
  const mark = `<!-- made from ${key} -->\n`;
  const former = await readIfThere(target);
  if (former !== undefined && Buffer.from(former).toString('utf8').endsWith(mark)) return;

  const { renderStudyIndex } = await import('@cohort-report/render');
  const fresh = join(dirname(target), '.index.html.new');
  await writeFile(
    fresh,
    `${renderStudyIndex(
      study,
      reports.map(({ version }) => version),
    ).trimEnd()}\n${mark}`,
    {
      flush: true,
    },
  );
  await expectUnchanged(paths, name);
  await rename(fresh, target);
}

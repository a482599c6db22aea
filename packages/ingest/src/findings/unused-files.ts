import type { Finding, StudyBundle } from '@cohort-report/schema';
import { ANSWERS_FILE } from '../queries/read-answers.ts';
import { expandSite } from '../raw/expand-site.ts';

/** Files of a freeze that no mapping reads. */
export function unusedFiles(
  bundle: StudyBundle,
  files: ReadonlyMap<string, Uint8Array>,
): Finding[] {
  const used = new Set(
    bundle.sites.flatMap((site) =>
      expandSite(site, files).site.tables.map((table) => `${site.site}/${table.file}`),
    ),
  );
  return [...files.keys()]
    .filter((path) => !used.has(path) && !isAnswers(path, bundle))
    .map((path) => {
      const site = path.split('/')[0] as string;
      const known = bundle.sites.some((declared) => declared.site === site);
      return {
        severity: known ? 'info' : 'warning',
        rule: 'file-not-used',
        site,
        file: path,
        message: 'no mapping reads this file',
        expected: known
          ? `a file that sites/${site}.yaml names`
          : `a file of one of the sites ${bundle.study.sites.join(', ')}`,
        action: known
          ? `map it in sites/${site}.yaml if it holds data of the study`
          : 'correct the folder, or add the site to the study',
      } satisfies Finding;
    });
}

function isAnswers(path: string, { study }: StudyBundle): boolean {
  return study.sites.some((site) => path === `${site}/${ANSWERS_FILE}`);
}

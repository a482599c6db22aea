import { cp, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkspaceCopy } from './workspace-copy.ts';

export const STUDY = 'ncctg-lung';
export const [FIRST, SECOND] = ['1994-12-31', '1995-12-31'] as const;
const ANALYSIS = 'table-2.yaml';

/**
 * Makes the lung study of a copy one that is soon computed: one analysis with a sentence about it, and a second freeze with
 * eight patients fewer.
 */
export async function makeSmallStudy(copy: WorkspaceCopy): Promise<void> {
  const study = join(copy.dir, 'pipelines', STUDY);
  for (const file of await readdir(join(study, 'analyses')))
    if (file !== ANALYSIS) await rm(join(study, 'analyses', file));
  for (const file of await readdir(join(study, 'report'))) await rm(join(study, 'report', file));
  await writeFile(
    join(study, 'report/summary.hbs'),
    'The model of {{ref "table-2"}} holds {{value "table-2" model="multivariable" statistic="n"}} patients.\n',
  );
  const data = join(copy.dir, 'data', STUDY);
  await cp(join(data, FIRST), join(data, SECOND), { recursive: true });
  await copy.edit(`data/${STUDY}/${SECOND}/ncctg/lung.csv`, (text) => {
    const lines = text.split('\n');
    return [...lines.slice(0, 20), ...lines.slice(28)].join('\n');
  });
  await copy.edit(`pipelines/${STUDY}/study.yaml`, (text) =>
    text.replace(/^( *- \{ id: 1994-12-31.*)$/m, `$1\n  - { id: ${SECOND}, label: Second }`),
  );
}

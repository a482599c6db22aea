import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkspaceCopy } from './workspace-copy.ts';

export const STUDY = 'ncctg-lung';
export const [FIRST, SECOND] = ['1994-12-31', '1995-12-31'] as const;

/** Gives the lung study of a copy a second freeze, with eight patients fewer. */
export async function addSecondFreeze(copy: WorkspaceCopy): Promise<void> {
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

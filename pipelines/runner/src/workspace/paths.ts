import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../../..');

/** Where things lie, for a workspace at `root` (by default the one this file belongs to). */
export function workspacePaths(workspace: string = root) {
  return {
    root: workspace,
    /** What Node compiles of the code. */
    compiled: join(workspace, '.turbo/compiled'),
    pipelines: join(workspace, 'pipelines'),
    study: (study: string) => join(workspace, 'pipelines', study),
    stages: (study: string) => join(workspace, 'pipelines', study, '.stages'),
    stage: (study: string, stage: string) => join(workspace, 'pipelines', study, '.stages', stage),
    lock: (study: string) => join(workspace, 'pipelines', study, '.stages', 'lock'),
    freeze: (study: string, freeze: string) => join(workspace, 'data', study, freeze),
    report: (study: string, freeze: string) => join(workspace, 'reports', study, freeze),
  };
}

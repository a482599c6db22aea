import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkspaceCopy } from './workspace-copy.ts';

/** A stage waits, before and after its work, as long as there is a file of its name in this folder of the copy. */
export const GATES = 'gates';
const GATE = `
async function gate(stage: string, moment: 'before' | 'after'): Promise<void> {
  const { existsSync, writeFileSync } = await import('node:fs');
  const file = \`\${workspacePaths().root}/${GATES}/\${stage}-\${moment}\`;
  for (; existsSync(file); await new Promise((go) => setTimeout(go, 20)))
    writeFileSync(\`\${file}.reached\`, '');
}
`;

/** Gives the stages of a copy gates, all of them open. */
export async function insertGates(copy: WorkspaceCopy): Promise<void> {
  await mkdir(join(copy.dir, GATES));
  await copy.edit('pipelines/runner/src/stage/run-stage.ts', (text) =>
    text
      .replace(
        /( +)(const \[made\] = .*\n)/,
        `$1await gate(stage, 'before');\n$1$2$1await gate(stage, 'after');\n`,
      )
      .concat(GATE),
  );
}

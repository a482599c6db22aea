import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inject, vi } from 'vitest';
import { insertGates } from './gates.ts';
import { makeSmallStudy, STUDY } from './small-study.ts';
import { copyWorkspace, type Ran, type WorkspaceCopy } from './workspace-copy.ts';

/** A copy of a workspace with a small study of two freezes, both made: reports, stages and caches are there, and gates in the stages. `ran` is the run that made them, one for all tests. */
export async function copyMadeWorkspace(): Promise<{ copy: WorkspaceCopy; ran: Ran }> {
  const made = join(inject('scratch'), 'made');
  const told = join(made, 'ran.json');
  const first = await mkdir(made).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
      return false;
    },
  );
  if (first) await make(join(made, 'workspace'), told);
  const ran = await vi.waitFor(async () => JSON.parse(await readFile(told, 'utf8')) as Ran, {
    timeout: 180_000,
    interval: 200,
  });
  if (ran.code !== 0) throw new Error(`the study could not be made:\n${ran.stdout}${ran.stderr}`);
  return { copy: await copyWorkspace('plainly', join(made, 'workspace')), ran };
}

async function make(dir: string, told: string): Promise<void> {
  const copy = await copyWorkspace('plainly');
  await makeSmallStudy(copy);
  await insertGates(copy);
  const ran = await copy.pipeline(['--study', STUDY, '--all']);
  await rename(copy.dir, dir);
  await writeFile(`${told}.new`, JSON.stringify(ran));
  await rename(`${told}.new`, told);
}

import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { copyWorkspace } from './workspace-copy.ts';

const RUN = ['--study', 'ncctg-lung'];
const REPORT = 'reports/ncctg-lung/1994-12-31';

it('a run killed at any moment leaves the last good report whole, and the next run is right', async () => {
  const copy = await copyWorkspace();
  const digest = async () => {
    const manifest = await readFile(join(copy.dir, REPORT, 'manifest.json'), 'utf8');
    const files = ['report.html', 'report.pdf', 'results.json'];
    const bytes = await Promise.all(
      files.map((file) => readFile(join(copy.dir, REPORT, file), 'base64')),
    );
    return [manifest, ...bytes].join('\n');
  };
  try {
    expect((await copy.pipeline(RUN)).code).toBe(0);
    const good = await digest();
    for (const delay of [150, 700, 1300, 1900, 2500]) {
      await copy.edit(
        `pipelines/ncctg-lung/analyses/table-2.yaml`,
        (text) => `${text}# ${delay}\n`,
      );
      const child = spawn(process.execPath, ['pipelines/runner/src/main.ts', ...RUN], {
        cwd: copy.dir,
        detached: true,
        stdio: 'ignore',
        env: {
          ...process.env,
          PATH: `${resolve(import.meta.dirname, '../node_modules/.bin')}:${process.env.PATH}`,
        },
      });
      const ended = new Promise((done) => child.on('close', done));
      await Promise.race([wait(delay), ended]);
      try {
        process.kill(-(child.pid as number), 'SIGKILL');
      } catch {
        // The run had ended before the moment came.
      }
      await ended;
      const [before] = good.split('\n"declarations"');
      expect((await digest()).length).toBeGreaterThan((before as string).length / 2);
      expect(JSON.parse(await copy.read(`${REPORT}/manifest.json`)).outputs.length).toBeGreaterThan(
        5,
      );
    }
    const last = await copy.pipeline(RUN);
    expect(last.code).toBe(0);
    expect(JSON.parse(await copy.read(`${REPORT}/results.json`))).toEqual(
      JSON.parse(Buffer.from(good.split('\n').at(-1) as string, 'base64').toString()),
    );
  } finally {
    await copy.remove();
  }
}, 120_000);

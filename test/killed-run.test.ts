import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashBytes } from '../pipelines/runner/src/files/hash-bytes.ts';
import { readFolder } from '../pipelines/runner/src/files/read-folder.ts';
import { randomChoices } from '../pipelines/runner/src/fuzz/random.ts';
import { copyMadeWorkspace } from './made-workspace.ts';
import { FIRST, SECOND, STUDY } from './small-study.ts';
import type { WorkspaceCopy } from './workspace-copy.ts';

/** How many runs are killed: COHORT_REPORT_KILLS=50 for the long form. */
// biome-ignore lint/suspicious/noUndeclaredEnvVars: Turborepo does not run the tests.
const KILLS = Number(process.env.COHORT_REPORT_KILLS ?? 3);
const RUN = ['--study', STUDY];
const VICTIMS = ['run', 'group', 'stage', 'turbo', 'all'] as const;

type Victim = (typeof VICTIMS)[number];
/** Folder of a report or a difference, or the index -> SHA-256 over its files. */
type State = Map<string, string>;

describe(`${KILLS} runs killed at random moments`, () => {
  let copy: WorkspaceCopy;
  const good: Record<'a' | 'b', State> = { a: new Map(), b: new Map() };
  let duration = 0;
  const reports = () => join(copy.dir, 'reports', STUDY);

  const declare = async (variant: 'a' | 'b') => {
    await copy.edit(`pipelines/${STUDY}/analyses/table-2.yaml`, (text) =>
      text.replace(/^(# variant b\n)?/, variant === 'b' ? '# variant b\n' : ''),
    );
    await copy.edit(`pipelines/${STUDY}/report/summary.hbs`, (text) =>
      text.replace(/^(VARIANT b\n\n)?/, variant === 'b' ? 'VARIANT b\n\n' : ''),
    );
  };

  const state = async (): Promise<State> => {
    const parts = new Map<string, string[]>();
    for (const [path, bytes] of await readFolder(reports())) {
      const folder = /^([^/]+\/difference-from-[^/]+|[^/]+)/.exec(path)?.[0] ?? path;
      parts.set(folder, [...(parts.get(folder) ?? []), `${path} ${hashBytes(bytes)}`]);
    }
    return new Map([...parts].map(([folder, lines]) => [folder, hashBytes(lines.join('\n'))]));
  };

  /** What stands there is whole: as it was before the run or as the run would have left it. */
  const expectWhole = async () => {
    const old = join(reports(), `.${SECOND}.old`);
    if (existsSync(old) && !existsSync(join(reports(), SECOND)))
      await rename(old, join(reports(), SECOND));
    const found = await state();
    expect([...found.keys()]).toEqual(expect.arrayContaining([FIRST, SECOND, 'index.html']));
    for (const [folder, digest] of found)
      expect([good.a.get(folder), good.b.get(folder)], folder).toContain(digest);
  };

  beforeAll(async () => {
    ({ copy } = await copyMadeWorkspace());
    good.a = await state();
    await declare('b');
    const start = performance.now();
    expect((await copy.pipeline([...RUN, '--force'])).code).toBe(0);
    duration = performance.now() - start;
    good.b = await state();
    expect(good.b.get(SECOND)).not.toBe(good.a.get(SECOND));
  }, 300_000);
  afterAll(() => copy.remove());

  it(
    'leave each report whole, and the next run is right',
    async () => {
      const { below } = randomChoices(20240630);
      for (let count = 0; count < KILLS; count += 1) {
        const victim = VICTIMS[count % VICTIMS.length] as Victim;
        const variant = count % 2 === 0 ? 'a' : 'b';
        await declare(variant);
        const moment = 150 + below(duration);
        const child = copy.begin([...RUN, '--force']);
        const ended = new Promise((done) => child.on('close', done));
        await Promise.race([wait(moment), ended]);
        kill(child.pid as number, victim);
        if (victim !== 'stage' && victim !== 'turbo') await ended;
        await expectWhole();
        await ended;
        if (count % 7 !== 6 && count !== KILLS - 1) continue;
        const run = await copy.pipeline(RUN);
        expect(run, `after the death of ${victim} at ${moment}`).toMatchObject({
          code: 0,
          stderr: '',
        });
        const expected = good[variant];
        const now = await state();
        for (const folder of [SECOND, `${SECOND}/difference-from-${FIRST}`, 'index.html'])
          expect(now.get(folder), folder).toBe(expected.get(folder));
      }
    },
    120_000 + KILLS * 60_000,
  );
});

/** Ends a run, or a part of it, at once. */
function kill(run: number, victim: Victim): void {
  const processes = descendants(run);
  const chosen = {
    all: processes,
    run: processes.filter(({ pid }) => pid === run),
    group: [{ pid: -run, args: '' }],
    turbo: processes.filter(({ args }) => /bin\/turbo run/.test(args)).slice(-1),
    stage: processes.filter(({ args }) => /stages\/\w+\.ts/.test(args)).slice(-1),
  }[victim];
  for (const { pid } of chosen) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It had ended before the moment came.
    }
  }
}

function descendants(run: number): { pid: number; args: string }[] {
  const all = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^ *(\d+) +(\d+) (.*)$/.exec(line))
    .flatMap((found) =>
      found === null
        ? []
        : [{ pid: Number(found[1]), parent: Number(found[2]), args: found[3] as string }],
    );
  const known = new Set([run]);
  for (let before = 0; before !== known.size; ) {
    before = known.size;
    for (const { pid, parent } of all) if (known.has(parent)) known.add(pid);
  }
  return all.filter(({ pid }) => known.has(pid));
}

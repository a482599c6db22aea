import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, delimiter, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const MAIN = 'pipelines/runner/src/main.ts';
const LEFT_OUT = new Set(['.git', '.turbo', '.stages', 'reports', 'coverage']);

export interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

export interface WorkspaceCopy {
  dir: string;
  /** Runs the command line of the pipeline in the copy. */
  pipeline: (args?: readonly string[], env?: Record<string, string>) => Promise<Ran>;
  /** Begins a run of the pipeline as the head of its own process group, and leaves it to itself. */
  begin: (args: readonly string[]) => ChildProcess;
  /** Runs another script of the copy. */
  script: (path: string, args: readonly string[]) => Promise<Ran>;
  /** Runs the pipeline where no file may grow beyond so many KiB, as on a disk that fills. */
  confined: (args: readonly string[], kib: number) => Promise<Ran>;
  /** The lines of `pnpm pipeline --plan`, e.g. `ingest unchanged`. */
  plan: (study: string, freeze: string) => Promise<string[]>;
  edit: (path: string, change: (text: string) => string) => Promise<void>;
  read: (path: string) => Promise<string>;
  remove: () => Promise<void>;
}

/**
 * A copy of the whole workspace in a temporary folder, without reports and caches; the installed packages are shared. A copy of
 * another copy has its reports and caches too. Its stages are started by pnpm, as those of a user are, or plainly, which is quicker.
 */
export async function copyWorkspace(
  start: 'by pnpm' | 'plainly',
  from = root,
): Promise<WorkspaceCopy> {
  const dir = await mkdtemp(join(tmpdir(), 'cohort-report-'));
  await cp(from, dir, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) =>
      from !== root || !(LEFT_OUT.has(basename(source)) || source === join(root, 'node_modules')),
  });
  const edit: WorkspaceCopy['edit'] = async (path, change) => {
    const text = await readFile(join(dir, path), 'utf8');
    const changed = change(text);
    if (changed === text) throw new Error(`the edit of ${path} changes nothing`);
    await writeFile(join(dir, path), changed);
  };
  if (from === root) {
    await symlink(join(root, 'node_modules'), join(dir, 'node_modules'));
    await edit('pnpm-workspace.yaml', (text) => text.replace('verifyDepsBeforeRun: install\n', ''));
  }

  const inCopy = {
    cwd: dir,
    env: {
      ...process.env,
      TURBO_TELEMETRY_DISABLED: '1',
      NODE_COMPILE_CACHE: join(dir, '.turbo/compiled'),
      NODE_COMPILE_CACHE_PORTABLE: '1',
      PATH: [
        ...(start === 'plainly' ? [join(import.meta.dirname, 'plain')] : []),
        join(root, 'node_modules/.bin'),
        process.env.PATH,
      ].join(delimiter),
    },
  };
  const run = (
    command: string,
    args: readonly string[],
    env: Record<string, string> = {},
  ): Promise<Ran> =>
    new Promise((done, fail) => {
      const child = spawn(command, args, { ...inCopy, env: { ...inCopy.env, ...env } });
      let [stdout, stderr] = ['', ''];
      child.stdout.on('data', (data: Buffer) => {
        stdout += data.toString();
      });
      child.stderr.on('data', (data: Buffer) => {
        stderr += data.toString();
      });
      child.on('error', fail);
      child.on('close', (code) => {
        done({ code: code ?? -1, stdout, stderr });
      });
    });

  return {
    dir,
    edit,
    pipeline: (args = [], env) => run(process.execPath, [MAIN, ...args], env),
    begin: (args) =>
      spawn(process.execPath, [MAIN, ...args], { ...inCopy, detached: true, stdio: 'ignore' }),
    script: (path, args) => run(process.execPath, [path, ...args]),
    confined: (args, kib) =>
      run('bash', ['-c', `ulimit -f ${kib}; exec "$@"`, 'bash', process.execPath, MAIN, ...args]),
    plan: async (study, freeze) => {
      const { stdout } = await run(process.execPath, [
        MAIN,
        '--study',
        study,
        '--freeze',
        freeze,
        '--plan',
      ]);
      return (
        stdout.match(/\w+ +(unchanged|to compute)/g)?.map((line) => line.replace(/ +/, ' ')) ?? []
      );
    },
    read: (path) => readFile(join(dir, path), 'utf8'),
    remove: () => rm(dir, { recursive: true, force: true }),
  };
}

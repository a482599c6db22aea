import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const wholeRuns = resolve(import.meta.dirname, 'test');

/** The tests of whole runs take longest: they come first, so that no process is left alone with one at the end. */
class WholeRunsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const long = files.filter(({ moduleId }) => moduleId.startsWith(wholeRuns));
    const short = files.filter((file) => !long.includes(file));
    return [
      ...long.sort((a, b) => (a.moduleId < b.moduleId ? 1 : -1)),
      ...(await super.sort(short)),
    ];
  }
}

export default defineConfig({
  test: {
    isolate: false,
    globalSetup: ['test/scratch.ts'],
    testTimeout: 60_000,
    maxWorkers: 2,
    sequence: { sequencer: WholeRunsFirst },
    include: ['packages/*/test/**/*.test.ts', 'pipelines/*/test/**/*.test.ts', 'test/**/*.test.ts'],
  },
});

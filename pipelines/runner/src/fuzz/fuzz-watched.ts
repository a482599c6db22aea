import { Worker } from 'node:worker_threads';
import type { FuzzPlan, FuzzRun } from './fuzz.ts';
import { MUTATIONS } from './mutations.ts';

/**
 * Runs the fuzzer in a thread of its own until `count` mutations are read. A run that is silent for longer than the limit
 * (milliseconds) hangs: its thread is ended, the run is handed on as a failure, and a new thread goes on with the next.
 */
export async function fuzzWatched(
  plan: FuzzPlan,
  count: number,
  limit: number,
  onRun: (run: FuzzRun) => void,
): Promise<void> {
  let [done, next] = [0, plan.from];
  const take = (run: FuzzRun) => {
    onRun(run);
    done += 1;
    next = run.run + 1;
  };
  while (done < count) {
    const worker = new Worker(new URL('./fuzz-worker.ts', import.meta.url), {
      workerData: { ...plan, from: next },
    });
    const hung = await new Promise<boolean>((end, fail) => {
      const watch = () => setTimeout(() => end(true), limit);
      let timer = watch();
      worker.on('error', fail);
      worker.on('message', (run: FuzzRun) => {
        clearTimeout(timer);
        if (done < count) take(run);
        if (done < count) timer = watch();
        else end(false);
      });
    });
    await worker.terminate();
    const { name = '' } = MUTATIONS[next % MUTATIONS.length] ?? {};
    if (hung)
      take({ run: next, mutation: name, file: '?', changed: false, told: false, failure: 'hangs' });
  }
}

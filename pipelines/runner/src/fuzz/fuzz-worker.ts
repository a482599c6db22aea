import { parentPort, workerData } from 'node:worker_threads';
import { type FuzzPlan, fuzz } from './fuzz.ts';

for await (const run of fuzz(workerData as FuzzPlan)) parentPort?.postMessage(run);

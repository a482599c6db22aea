import type { RandomStream } from '../../random/random-stream.ts';
import type { FitStage } from '../plan/fit-declaration.ts';
import type { KernelExports } from './kernel-exports.ts';

/**
 * Walks with the cohorts kept in the kernel (as many as the stage has replicas, by temperature) at
 * temperatures that are a geometric series from cold to hot. After every `exchange` proposals
 * neighbours change places by Metropolis' rule. Leaves them kept by temperature again.
 */
export function temper(
  kernel: KernelExports,
  { replicas, exchange, proposals, cold, hot }: FitStage,
  random: RandomStream,
): void {
  const temperatures = Array.from(
    { length: replicas },
    (_, k) => cold * (hot / cold) ** (k / (replicas - 1)),
  );
  const energies = new Float64Array(replicas);
  const rounds = Math.max(1, Math.round(proposals / (exchange * replicas)));
  for (let round = 0; round < rounds; round += 1) {
    for (let k = 0; k < replicas; k += 1) {
      kernel.recall(k);
      kernel.walk(exchange, temperatures[k]!, temperatures[k]!);
      energies[k] = kernel.energy();
      kernel.keep(k);
    }
    for (let k = round % 2; k + 1 < replicas; k += 2) {
      const gain =
        (1 / temperatures[k]! - 1 / temperatures[k + 1]!) * (energies[k]! - energies[k + 1]!);
      if (random() < Math.exp(gain)) kernel.change(k, k + 1);
    }
  }
}

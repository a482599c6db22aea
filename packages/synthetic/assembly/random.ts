const MULTIPLIER: u64 = ((<u64>0x2545f491) << 32) | 0x4f6cdd1d;
let state: u64 = 1;

/** Starts the stream of random numbers (xorshift64*, Marsaglia and Vigna). */
export function seed(low: u32, high: u32): void {
  state = ((<u64>high) << 32) | <u64>low;
  if (state === 0) state = 1;
  for (let skipped = 0; skipped < 16; skipped++) next();
}

/** Uniform in [0, 1). */
export function uniform(): f32 {
  return <f32>(next() >>> 8) * <f32>5.9604644775390625e-8;
}

/** Uniform among 0 ... bound - 1. */
export function below(bound: i32): i32 {
  return <i32>((<u64>next() * <u64>bound) >>> 32);
}

/** Exponential with mean 1. */
export function exponential(): f32 {
  return -NativeMathf.log(1 - uniform());
}

function next(): u32 {
  state ^= state >>> 12;
  state ^= state << 25;
  state ^= state >>> 27;
  return <u32>((state * MULTIPLIER) >>> 32);
}

import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Uniform numbers in [0, 1). */
export type RandomStream = () => number;

/**
 * The random stream that belongs to a seed and a chain of names (xoroshiro128+, seeded by an FNV-1a hash of them).
 * A stream depends on nothing else, so a draw added elsewhere moves no other draw.
 */
export function randomStream(seed: number, ...names: (string | number)[]): RandomStream {
  let hash = 0x811c9dc5 ^ seed;
  for (const character of names.join('\u0000')) {
    hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  }
  const generator = xoroshiro128plus(hash | 0);
  // Neighbouring seeds start alike: the first draws are dropped.
  for (let skipped = 0; skipped < 8; skipped += 1) generator.next();
  return () => uniformFloat64(generator);
}

import type { Terms } from './cell-terms.ts';

const PRIME = 67_108_859;

/**
 * Of the `told` sums, in order of how much each is worth telling, the indices of those with which a secret one could be worked out of
 * those before it and of what is `known` anyway, by any linear combination. Secrets that follow from the known ones alone do not count.
 */
export function derivableCells(
  told: readonly Terms[],
  secrets: readonly Terms[],
  known: readonly Terms[],
): number[] {
  const basis: Row[] = [];
  const reduced = (terms: Terms) => {
    const rest = modular(terms);
    for (const row of basis) subtract(rest, row);
    return rest;
  };
  const normalized = (rest: Map<string, number>): Row | undefined => {
    const [first] = rest;
    if (first === undefined) return undefined;
    const scale = inverse(first[1]);
    return {
      pivot: first[0],
      terms: new Map([...rest].map(([term, value]) => [term, (value * scale) % PRIME])),
    };
  };
  for (const terms of known) {
    const row = normalized(reduced(terms));
    if (row !== undefined) basis.push(row);
  }
  let open = secrets.map(reduced).filter((rest) => rest.size > 0);
  return told.flatMap((terms, index) => {
    const row = normalized(reduced(terms));
    if (row === undefined) return [];
    const next = open.map((rest) => {
      if (!rest.has(row.pivot)) return rest;
      const copy = new Map(rest);
      subtract(copy, row);
      return copy;
    });
    if (next.some((rest) => rest.size === 0)) return [index];
    basis.push(row);
    open = next;
    return [];
  });
}

/** Coefficients modulo a prime, none of them 0; that of the pivot is 1. */
interface Row {
  pivot: string;
  terms: ReadonlyMap<string, number>;
}

function modular(terms: Terms): Map<string, number> {
  return new Map([...terms].map(([term, value]) => [term, (value + PRIME) % PRIME]));
}

function subtract(rest: Map<string, number>, { pivot, terms }: Row): void {
  const factor = rest.get(pivot);
  if (factor === undefined) return;
  for (const [term, value] of terms) {
    const left = ((rest.get(term) ?? 0) + PRIME - ((factor * value) % PRIME)) % PRIME;
    if (left === 0) rest.delete(term);
    else rest.set(term, left);
  }
}

function inverse(value: number): number {
  let [dividend, divisor, previous, current] = [PRIME, value, 0, 1];
  while (divisor !== 0) {
    const quotient = Math.floor(dividend / divisor);
    [dividend, divisor] = [divisor, dividend - quotient * divisor];
    [previous, current] = [current, previous - quotient * current];
  }
  return (previous + PRIME) % PRIME;
}

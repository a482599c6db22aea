import type { FieldValue } from '@cohort-report/schema';
import type { CohortPlan, Share, VariablePlan } from '../plan/cohort-plan.ts';
import { pick } from '../random/pick.ts';
import { type RandomStream, randomStream } from '../random/random-stream.ts';
import { allotExactly } from './allot-exactly.ts';
import { expressionValue } from './expression-value.ts';
import { readBase } from './read-base.ts';

/** An invented patient: all variables of the plan, and those of the base cohort. */
export interface Person {
  id: string;
  /** True for the rows of the base cohort, false for the patients added to them. */
  fitted: boolean;
  values: Record<string, FieldValue>;
}

/** Uniform numbers that an expression may use, as `u[0]` to `u[7]`. */
export const DRAWS = 8;

/**
 * Completes the base cohort, and the others after its pattern, by the variables of the plan.
 * `allot` meets its counts exactly among the fitted patients it speaks of (or among the others, if it speaks of them alone);
 * the remaining patients draw from the same shares. Throws an Error naming the variable that can't be made.
 */
export function completeCohort(plan: CohortPlan, baseText: string, seed: number): Person[] {
  const base = readBase(baseText);
  const people: Person[] = base.map((row, index) => ({
    id: `F${String(index + 1).padStart(3, '0')}`,
    fitted: true,
    values: { ...row },
  }));
  for (let index = 0; index < plan.others; index += 1) {
    const id = `X${String(index + 1).padStart(3, '0')}`;
    people.push({
      id,
      fitted: false,
      values: { ...pick(base, randomStream(seed, 'donor', id)) },
    });
  }
  for (const person of people)
    person.values.pseudonym = pseudonym(randomStream(seed, 'pseudonym', person.id));
  for (const variable of plan.variables) {
    try {
      addVariable(people, variable, seed);
    } catch (error) {
      throw new Error(`variable "${variable.name}": ${(error as Error).message}`, { cause: error });
    }
  }
  return people;
}

function addVariable(people: readonly Person[], variable: VariablePlan, seed: number): void {
  const { name, expr, allot } = variable;
  const random = (person: Person) => randomStream(seed, 'variable', name, person.id);
  const scopes = people.map((person) => {
    const stream = random(person);
    const u = Array.from({ length: DRAWS }, stream);
    return { person, stream, scope: { ...person.values, fitted: person.fitted, u } };
  });
  if (expr !== undefined) {
    for (const { person, scope } of scopes) person.values[name] = expressionValue(expr, scope);
    return;
  }
  const shares = allot ?? [];
  const chosen = scopes.filter(({ person, scope }) => {
    person.values[name] = variable.otherwise ?? null;
    return variable.among === undefined || expressionValue(variable.among, scope) === true;
  });
  const scored = chosen.map((entry) => ({
    ...entry,
    score: shares.map(({ weight }) => {
      const likelihood = Number(expressionValue(weight, entry.scope));
      return Math.log(likelihood) + gumbel(entry.stream);
    }),
  }));
  const anyFitted = chosen.some(({ person }) => person.fitted);
  const exact = scored.filter(({ person }) => person.fitted === anyFitted);
  const counted = shares.reduce((sum, { count }) => sum + (count ?? 0), 0);
  const counts = shares.map(({ count }) => count ?? Math.max(0, exact.length - counted));
  const levels = allotExactly(
    exact.map(({ score }) => score),
    counts,
  );
  exact.forEach(({ person, stream }, index) => {
    person.values[name] = drawn(shares[levels[index] ?? 0] as Share, stream);
  });
  for (const { person, stream, score } of scored) {
    if (person.fitted === anyFitted) continue;
    const likely = score.map((value, level) => value + Math.log(counts[level] ?? 0));
    const best = likely.indexOf(Math.max(...likely));
    person.values[name] = drawn(shares[best] as Share, stream);
  }
}

const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

function pseudonym(random: RandomStream): string {
  return Array.from({ length: 10 }, () => pick([...SIGNS], random)).join('');
}

/** Noise that makes the most likely level a draw in proportion to the weights. */
function gumbel(random: RandomStream): number {
  return -Math.log(-Math.log(random() || Number.MIN_VALUE));
}

function drawn({ value, from, to, step }: Share, random: RandomStream): FieldValue {
  if (value !== undefined) return value;
  const [first, last] = [Math.round((from ?? 0) / step), Math.round((to ?? 0) / step)];
  const steps = first + Math.floor(random() * (last - first + 1));
  return Number((steps * step).toPrecision(12));
}

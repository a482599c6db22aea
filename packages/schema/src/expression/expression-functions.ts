import { Environment } from '@marcbachmann/cel-js';

type Comparable = number | string;

function isoDay(date: string): number {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

/** Whole days from one ISO date to another. */
function days(from: string, to: string): number {
  return isoDay(to) - isoDay(from);
}

/** Completed years from one ISO date to another, as an age is counted. */
function completedYears(from: string, to: string): number {
  const [fromYear, toYear] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  return toYear - fromYear - (to.slice(5) < from.slice(5) ? 1 : 0);
}

function addDays(date: string, count: number): string {
  return new Date((isoDay(date) + count) * 86_400_000).toISOString().slice(0, 10);
}

function known<T>(list: readonly (T | null)[]): T[] {
  return list.filter((item): item is T => item !== null);
}

function extreme(list: readonly (Comparable | null)[], sign: 1 | -1): Comparable | null {
  return known(list).reduce<Comparable | null>(
    (best, item) => (best === null || (sign === 1 ? item > best : item < best) ? item : best),
    null,
  );
}

/** Functions of the declarations' expressions, for their documentation: name -> what it gives. */
export const EXPRESSION_FUNCTIONS: Readonly<Record<string, string>> = {
  'days(from, to)': 'whole days between two dates',
  'years(from, to)': 'completed years between two dates',
  'add_days(date, n)': 'the date n days later',
  'first(list)': 'first element, null if the list is empty',
  'last(list)': 'last element, null if the list is empty',
  'lowest(list)': 'smallest known number or date, null if none',
  'highest(list)': 'largest known number or date, null if none',
  'total(list)': 'sum; not determinable if one is missing',
  'count(list)': 'number of elements',
  'or_else(value, other)': 'the value, or the other if it is null',
};

/** The CEL environment of all declarations: standard CEL, arithmetic and equality of numbers with whole numbers, and EXPRESSION_FUNCTIONS. */
export function createExpressionEnvironment(): Environment {
  const env = new Environment({
    unlistedVariablesAreDyn: true,
    homogeneousAggregateLiterals: false,
  })
    .registerFunction('days(string, string): double', days)
    .registerFunction('years(string, string): double', completedYears)
    .registerFunction('add_days(string, double): string', addDays)
    .registerFunction('add_days(string, int): string', (date: string, n: bigint) =>
      addDays(date, Number(n)),
    )
    .registerFunction('first(list): dyn', (list: unknown[]) => list[0] ?? null)
    .registerFunction('last(list): dyn', (list: unknown[]) => list.at(-1) ?? null)
    .registerFunction('lowest(list): dyn', (list: Comparable[]) => extreme(list, -1))
    .registerFunction('highest(list): dyn', (list: Comparable[]) => extreme(list, 1))
    .registerFunction('count(list): double', (list: unknown[]) => list.length)
    .registerFunction('total(list): double', (list: (number | null)[]) => {
      if (list.some((item) => item === null)) throw new Error('a value to be summed is missing');
      return (list as number[]).reduce((sum, item) => sum + item, 0);
    })
    .registerFunction('or_else(dyn, dyn): dyn', (value: unknown, other: unknown) => value ?? other);
  const operators: [string, (a: number, b: number) => number][] = [
    ['+', (a, b) => a + b],
    ['-', (a, b) => a - b],
    ['*', (a, b) => a * b],
    ['/', (a, b) => a / b],
  ];
  for (const [operator, apply] of operators) {
    env.registerOperator(`double ${operator} int`, (a: number, b: bigint) => apply(a, Number(b)));
    env.registerOperator(`int ${operator} double`, (a: bigint, b: number) => apply(Number(a), b));
  }
  // Gives `!=` and the mirrored pair as well.
  return env.registerOperator('double == int', (a: number, b: bigint) => a === Number(b));
}

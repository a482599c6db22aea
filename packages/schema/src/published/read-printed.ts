/** What a printed string says: a number with its decimals, a bound such as `<0.001`, or that there is no value. */
export type Printed =
  | { kind: 'number'; text: string; value: number; decimals: number }
  | { kind: 'bound'; text: string; sign: '<' | '>' | '≤' | '≥'; value: number; decimals: number }
  | { kind: 'none'; text: string };

const NUMBER_WORDS = [
  ['no', 'none', 'zero'],
  ['one'],
  ['two'],
  ['three'],
  ['four'],
  ['five'],
  ['six'],
  ['seven'],
  ['eight'],
  ['nine'],
  ['ten'],
  ['eleven'],
  ['twelve'],
];

/** Reads a printed string, exactly as it stands in a publication; undefined if it is none of these forms. */
export function readPrinted(text: string): Printed | undefined {
  if (text === 'NA') return { kind: 'none', text };
  const word = NUMBER_WORDS.findIndex((words) => words.includes(text.toLowerCase()));
  if (word >= 0) return { kind: 'number', text, value: word, decimals: 0 };
  const [, sign, digits, fraction] = /^([<>≤≥]?)(-?\d+(?:\.(\d+))?)$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const value = Number(digits);
  const decimals = fraction?.length ?? 0;
  if (sign === '<' || sign === '>' || sign === '≤' || sign === '≥')
    return { kind: 'bound', text, sign, value, decimals };
  return { kind: 'number', text, value, decimals };
}

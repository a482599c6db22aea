const PLAIN = {
  '.': /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/,
  ',': /^[+-]?(?:\d+(?:,\d*)?|,\d+)$/,
} as const;

/** A decimal number as declared; undefined for anything else, thousands separators included. */
export function parseNumber(text: string, decimal: '.' | ','): number | undefined {
  if (!PLAIN[decimal].test(text)) return undefined;
  return Number(decimal === ',' ? text.replace(',', '.') : text);
}

import { text } from './follow-path.ts';

/**
 * The number of a FHIR quantity as a mapping reads it; with its comparator, or with its unit where that is not the one that
 * the mapping declares, so that it is no number and told as such. `unit`: the mapping's, if any.
 */
export function quantityText(quantity: unknown, unit: string | undefined): string {
  const { value, comparator, unit: name, code } = quantity as Readonly<Record<string, unknown>>;
  const units = [name, code].map(text).filter((each) => each !== '');
  const isOther =
    unit !== undefined &&
    units.length > 0 &&
    !units.some((each) => each.toLowerCase() === unit.toLowerCase());
  return `${text(comparator)}${text(value)}${isOther ? ` ${units[0]}` : ''}`;
}

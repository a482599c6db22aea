import type { Field } from '@cohort-report/schema';
import type { Dialect } from './dialect.ts';
import type { CellProblem } from './reading.ts';

/** The problems that a cell of a field can have, worded once. A fault of the mapping blocks where the field is required. `converted`: the unit of the export, where it is another than the codebook's, and its factor. */
export interface CellProblems {
  notMapped: CellProblem;
  excelError: CellProblem;
  noDay: CellProblem;
  noNumber: CellProblem;
  dateForNumber: CellProblem;
  percentage: CellProblem;
  notWhole: CellProblem;
  outOfRange: CellProblem;
  dateFormat: CellProblem;
  impossibleDate: CellProblem;
  partialDate: CellProblem;
  utcDate: CellProblem;
  hiddenYear: CellProblem;
  controlSigns: CellProblem;
  dateForId: CellProblem;
  roundedId: CellProblem;
  decimalId: CellProblem;
}

export function cellProblems(
  field: Field,
  dialect: Dialect,
  known: readonly string[],
  mapping: string,
  converted?: { unit: string; factor: number },
): CellProblems {
  const { label } = field;
  const mappingFault = field.required ? 'blocking' : 'warning';
  return {
    notMapped: {
      rule: 'value-not-mapped',
      severity: mappingFault,
      message: `a value of "${label}" is not mapped`,
      expected: `one of ${known.join(', ')}`,
      action: `add it to the column's \`values\` in ${mapping}, or ask the site what it means`,
    },
    excelError: {
      rule: 'error-cell',
      severity: 'warning',
      message: `a cell of "${label}" holds an Excel error or a formula without value`,
      expected: 'a value',
      action: 'ask the site for the value behind the formula',
    },
    noDay: {
      rule: 'error-cell',
      severity: 'warning',
      message: `a cell of "${label}" is shown as a date, but Excel has no such day: its days begin with 1900`,
      expected: 'a value that Excel can show; a date before 1900 as text',
      action: 'ask the site for the value, a date before 1900 as text',
    },
    dateForNumber: {
      rule: 'number-not-readable',
      severity: mappingFault,
      message: `a cell of "${label}" holds a date; spreadsheets make dates of numbers like 5.5`,
      expected: 'a number, in a cell formatted as one',
      action: 'the value is not used; ask the site for the number',
    },
    noNumber: {
      rule: 'number-not-readable',
      severity: mappingFault,
      message: `a value of "${label}" is not a number`,
      expected: `a number with "${dialect.decimal}" as decimal mark, without thousands separators`,
      action: `correct \`decimal\` or \`missing\` in ${mapping}, or ask the site for the number`,
    },
    percentage: {
      rule: 'number-not-readable',
      severity: mappingFault,
      message: `a value of "${label}" is a percentage, and its unit does not say what 45 % are`,
      expected: 'a field in percent (45) or in fraction (0.45), or a number that is no percentage',
      action: `correct the field's \`unit\` in codebook.yaml or the column's in ${mapping}, or ask the site for the number`,
    },
    notWhole: {
      rule: 'number-not-whole',
      severity: 'warning',
      message: `a value of "${label}" is not a whole number`,
      expected: 'a whole number',
      action: 'ask the site for the number',
    },
    outOfRange: {
      rule: 'value-out-of-range',
      severity: 'warning',
      message: `a value of "${label}" is implausible`,
      expected:
        rangeText(field) +
        (converted === undefined ? '' : `, that is ${rawRange(field, converted)}`),
      action: `the value is used; ${converted === undefined ? '' : `correct the column's \`unit\` in ${mapping}, or `}ask the site to confirm it`,
    },
    dateFormat: {
      rule: 'date-not-readable',
      severity: mappingFault,
      message: `a date of "${label}" is in no declared format`,
      expected: dialect.dates.join(', '),
      action: `add its format to \`dates\` in ${mapping}, or ask the site for the date`,
    },
    impossibleDate: {
      rule: 'date-impossible',
      severity: 'warning',
      message: `a date of "${label}" does not exist`,
      expected: `a day of the calendar, as ${dialect.dates.join(', ')}`,
      action: 'ask the site for the date',
    },
    partialDate: {
      rule: 'date-partial',
      severity: 'warning',
      message: `a date of "${label}" is partial`,
      expected: 'a full date, as the codebook has no rule to complete it',
      action: 'ask the site for the day, or give the field an `impute` rule in codebook.yaml',
    },
    hiddenYear: {
      rule: 'date-year-hidden',
      severity: 'warning',
      message: `a date of "${label}" is shown without its year, which the spreadsheet may have added`,
      expected: 'a date shown with its year',
      action: 'the date is used as it is stored; ask the site for the year',
    },
    utcDate: {
      rule: 'date-in-utc',
      severity: 'warning',
      message: `a date of "${label}" has a time of UTC, at which the site's day may be another`,
      expected: 'a date, or a time with the zone of the site',
      action: 'the day is used as it is written; ask the site for dates in its own time',
    },
    controlSigns: {
      rule: 'control-signs',
      severity: 'warning',
      message: `a value of "${label}" holds control characters or signs without width`,
      expected: 'signs that can be seen',
      action: 'the value is used as it stands; ask the site whether the export is damaged',
    },
    roundedId: {
      rule: 'id-rounded',
      severity: 'warning',
      message: `a cell of "${label}" holds a rounded number (1.23E+11), in which the identifiers of several may have become one`,
      expected: 'an identifier with all its digits, in a cell formatted as text',
      action: 'the identifier is not used; ask the site for an export that keeps it as text',
    },
    decimalId: {
      rule: 'id-is-decimal',
      severity: 'warning',
      message: `a value of "${label}" is written as a decimal number (12.0)`,
      expected: 'an identifier as all other tables and sites write it',
      action: 'the value is used as it stands; ask the site for an export that keeps it as text',
    },
    dateForId: {
      rule: 'id-is-date',
      severity: 'warning',
      message: `a cell of "${label}" holds a date; spreadsheets make dates of texts like 3-4`,
      expected: 'an identifier, in a cell formatted as text',
      action: 'the date is used as it stands; ask the site for the identifier',
    },
  };
}

/** The range in the unit of the export, to three digits. */
function rawRange(
  { range = [null, null], ...field }: Field,
  { unit, factor }: { unit: string; factor: number },
): string {
  const [low, high] = range.map((bound) =>
    typeof bound === 'number' ? Number((bound / factor).toPrecision(3)) : null,
  ) as [number | null, number | null];
  return rangeText({ ...field, range: [low, high], unit });
}

function rangeText(field: Field): string {
  const [low, high] = field.range ?? [null, null];
  const unit = field.unit === undefined ? '' : ` ${field.unit}`;
  if (low !== null && high !== null) return `${low} to ${high}${unit}`;
  const [more, less] = field.type === 'date' ? ['later', 'earlier'] : ['more', 'less'];
  return low !== null ? `${low}${unit} or ${more}` : `${high}${unit} or ${less}`;
}

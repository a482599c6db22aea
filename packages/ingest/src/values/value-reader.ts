import type { Field, FieldValue, MappedColumn } from '@cohort-report/schema';
import { cellText } from '../raw/cell-text.ts';
import type { Cell } from '../raw/raw-sheet.ts';
import { canonicalNames } from './canonical-names.ts';
import { type CellProblems, cellProblems } from './cell-problems.ts';
import { completeDate } from './complete-date.ts';
import type { Dialect } from './dialect.ts';
import { idProblem } from './id-problem.ts';
import { inRange } from './in-range.ts';
import { type ParsedDate, parseDate } from './parse-date.ts';
import { parseNumber } from './parse-number.ts';
import { EMPTY, MISSING, type Reading } from './reading.ts';
import { unitFactor } from './unit-factor.ts';

/** Reads the cells of one column as values of one field. */
export type ValueReader = (cell: Cell | undefined) => Reading;

/**
 * The reader of a mapped column. In this order: the mapping's `values`, the codes for "not known", then by type.
 * `factor` converts the raw unit to the codebook's; `mapping` names the site's declaration in messages.
 */
export function valueReader(
  field: Field,
  column: MappedColumn,
  dialect: Dialect,
  factor: number,
  mapping: string,
): ValueReader {
  const coded = new Map(
    Object.entries(column.values ?? {}).map(([raw, value]): [string, Reading] => [
      cellText(raw),
      value === null ? MISSING : { state: 'read', value },
    ]),
  );
  const canonical =
    field.type === 'boolean' ? ['true', 'false'] : (field.levels ?? []).map(({ value }) => value);
  const known = [...new Set([...coded.keys(), ...canonical])];
  const converted =
    column.unit === undefined || factor === 1 ? undefined : { unit: column.unit, factor };
  const problems = cellProblems(field, dialect, known, mapping, converted);
  const byType = typeReader(field, column.unit ?? field.unit, dialect, factor, problems);
  return (cell) => {
    const text = cellText(cell);
    if (text === '') return EMPTY;
    const declared = coded.get(text);
    if (declared !== undefined) return declared;
    if (dialect.missing.has(text)) return MISSING;
    if (typeof cell === 'object' && 'error' in cell)
      return unusable(cell.noDay === true ? problems.noDay : problems.excelError);
    return byType(text, cell as Exclude<Cell, { error: string }>);
  };
}

type TypeReader = (text: string, cell: Exclude<Cell, { error: string }>) => Reading;

function typeReader(
  field: Field,
  unit: string | undefined,
  dialect: Dialect,
  factor: number,
  problems: CellProblems,
): TypeReader {
  if (field.type === 'id' || field.type === 'text')
    return (text, cell) => {
      const taken = field.type === 'id' ? idProblem(text, cell) : undefined;
      if (taken === 'rounded number') return unusable(problems.roundedId);
      if (taken !== undefined)
        return {
          ...read(text),
          problem: taken === 'date' ? problems.dateForId : problems.decimalId,
        };
      return hasControls(text) ? { ...read(text), problem: problems.controlSigns } : read(text);
    };
  if (field.type === 'category' || field.type === 'boolean') {
    const names = canonicalNames(field);
    return (text) => {
      const value = names.get(text.toLowerCase());
      return value === undefined ? unusable(problems.notMapped) : read(value);
    };
  }
  const ranged = (value: NonNullable<FieldValue>, reading: Reading): Reading =>
    inRange(field.range, value) ? reading : { ...reading, problem: problems.outOfRange };
  if (field.type === 'date') {
    return (text, cell) => {
      const parsed =
        typeof cell === 'object' && 'date' in cell
          ? shownDate(cell)
          : parseDate(text, dialect.dates, dialect.date1904);
      if ('failure' in parsed)
        return unusable(
          parsed.failure === 'format' ? problems.dateFormat : problems.impossibleDate,
        );
      if ('date' in parsed) {
        const problem = doubtIn(cell, parsed.utc === true, problems);
        return ranged(parsed.date, { ...read(parsed.date), ...(problem && { problem }) });
      }
      if (field.impute === undefined) return unusable(problems.partialDate);
      const date = completeDate(parsed.year, parsed.month, field.impute);
      return ranged(date, { ...read(date), precision: parsed.precision });
    };
  }
  const ofWhole = unit === undefined ? undefined : unitFactor('fraction', unit);
  return (text, cell) => {
    const isPercentage = typeof cell === 'object' && 'percent' in cell;
    if (isPercentage && ofWhole === undefined) return unusable(problems.percentage);
    const raw = isPercentage
      ? tidy(cell.percent * (ofWhole ?? 1))
      : typeof cell === 'number'
        ? cell
        : typeof cell === 'string'
          ? parseNumber(text, dialect.decimal)
          : undefined;
    if (raw === undefined)
      return unusable(typeof cell === 'object' ? problems.dateForNumber : problems.noNumber);
    const value = factor === 1 && typeof cell === 'string' ? raw : tidy(raw * factor);
    if (field.type === 'integer' && !Number.isInteger(value)) return unusable(problems.notWhole);
    return ranged(value, read(value));
  };
}

function doubtIn(cell: Cell, isUtc: boolean, problems: CellProblems): Reading['problem'] {
  if (typeof cell === 'object' && 'date' in cell && cell.yearHidden === true)
    return problems.hiddenYear;
  return isUtc ? problems.utcDate : undefined;
}

/** A date of a spreadsheet, as much of it as the sheet shows. */
function shownDate({
  date,
  precision,
}: {
  date: string;
  precision?: 'month' | 'year';
}): ParsedDate {
  if (precision === undefined) return { date, precision: 'day' };
  const [year = 0, month = 0] = date.split('-').map(Number);
  return precision === 'month' ? { year, month, precision } : { year, month: null, precision };
}

/** Controls of C0 and C1, and signs without width; tabs and line breaks may stand in a quoted text. */
function hasControls(text: string): boolean {
  return /(?![\t\n\r])[\p{Cc}\p{Cf}]/u.test(text);
}

function read(value: FieldValue): Reading {
  return { state: 'read', value };
}

function unusable(problem: Reading['problem']): Reading {
  return { state: 'unusable', value: null, ...(problem === undefined ? {} : { problem }) };
}

/** Binary noise of a conversion or of a spreadsheet: 1.1 cm are 11 mm, not 11.000000000000002. */
function tidy(value: number): number {
  return Number(value.toPrecision(15));
}

import { CsvError, parse } from 'csv-parse/sync';
import type { FileProblem, RawSheet } from './raw-sheet.ts';

const LARGEST_ROW = 10_000_000;

/**
 * Splits a delimited text into cells: RFC 4180 quoting, any line end, empty lines kept, so that the row counted
 * here is the row that a spreadsheet shows. A row of more than 10 million signs is refused. `upTo`: read no more than this many rows.
 */
export function splitDelimited(
  text: string,
  delimiter: string,
  upTo?: number,
): RawSheet | { problem: FileProblem } {
  try {
    const rows = parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: LARGEST_ROW,
      ...(upTo === undefined ? {} : { to: upTo }),
    }) as unknown as string[][];
    return { rows, date1904: false, ragged: true };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return {
      problem: error.code === 'CSV_MAX_RECORD_SIZE' ? oversized(error) : brokenQuotes(error),
    };
  }
}

function rowOf(error: CsvError): { row?: number } {
  const { records } = error as CsvError & { records?: number };
  return records === undefined ? {} : { row: records + 1 };
}

function oversized(error: CsvError): FileProblem {
  return {
    rule: 'file-refused',
    message: 'the file is refused for safety',
    ...rowOf(error),
    expected: 'rows of moderate size',
    found: `a row of more than ${LARGEST_ROW} signs`,
    action: 'ask the site to export it again; a quote may have been left open',
  };
}

function brokenQuotes(error: CsvError): FileProblem {
  const unclosed = error.code === 'CSV_QUOTE_NOT_CLOSED';
  return {
    rule: 'broken-quotes',
    message: unclosed ? 'a quote is never closed' : 'a quote stands inside an unquoted cell',
    ...rowOf(error),
    expected: 'cells with a quote written as "a ""quoted"" word"',
    action: 'ask the site for an export with quotes doubled, or correct this row',
  };
}

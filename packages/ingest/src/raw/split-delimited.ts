import { CsvError, parse } from 'csv-parse/sync';
import type { FileProblem, RawSheet } from './raw-sheet.ts';

/**
 * Splits a delimited text into cells: RFC 4180 quoting, any line end, empty lines kept, so that the row counted
 * here is the row that a spreadsheet shows. `upTo`: read no more than this many rows.
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
      ...(upTo === undefined ? {} : { to: upTo }),
    }) as unknown as string[][];
    return { rows, date1904: false, ragged: true };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { problem: brokenQuotes(error) };
  }
}

function brokenQuotes(error: CsvError): FileProblem {
  const { records } = error as CsvError & { records?: number };
  const unclosed = error.code === 'CSV_QUOTE_NOT_CLOSED';
  return {
    rule: 'broken-quotes',
    message: unclosed ? 'a quote is never closed' : 'a quote stands inside an unquoted cell',
    ...(records === undefined ? {} : { row: records + 1 }),
    expected: 'cells with a quote written as "a ""quoted"" word"',
    action: 'ask the site for an export with quotes doubled, or correct this row',
  };
}

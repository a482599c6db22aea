import type { ExportTable } from './export-table.ts';

/** How text files are written; a workbook or a document has neither. */
export type FileForm = Pick<ExportTable, 'encoding' | 'delimiter'>;

const ASCII = /^\p{ASCII}*$/u;

/** The form that most text files of a site have; one of ASCII alone says nothing of the encoding, unless all are. */
export function commonForm(tables: readonly ExportTable[]): FileForm {
  const texts = tables.filter(({ encoding }) => encoding !== undefined);
  const telling = texts.filter((table) => !isAscii(table));
  const encoding = mostCommon((telling.length === 0 ? texts : telling).map((own) => own.encoding));
  const delimiter = mostCommon(texts.map((own) => own.delimiter));
  return {
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
  };
}

/** What of a table's form is not that of the others. */
export function ownForm(table: ExportTable, common: FileForm): FileForm {
  const { encoding, delimiter } = table;
  return {
    ...(encoding === undefined || encoding === common.encoding || isAscii(table)
      ? {}
      : { encoding }),
    ...(delimiter === undefined || delimiter === common.delimiter ? {} : { delimiter }),
  };
}

function isAscii({ encoding, columns }: ExportTable): boolean {
  return (
    encoding === 'utf-8' &&
    columns.every(
      ({ header, texts }) => ASCII.test(header) && texts.every((text) => ASCII.test(text)),
    )
  );
}

function mostCommon<T>(values: readonly (T | undefined)[]): T | undefined {
  const counts = [...Map.groupBy(values, (value) => value)].sort(
    ([, a], [, b]) => b.length - a.length,
  );
  return counts[0]?.[0];
}

import type { FileHash, Manifest } from '@cohort-report/schema';
import { formatCount } from '../format/format-count.ts';
import { NUMBER, SHORT, TEXT } from '../tables/cells.ts';
import { paragraph } from './paragraph.ts';
import { plainTable } from './plain-table.ts';
import type { ReportContext } from './report-context.ts';
import type { Section, Table } from './view-model.ts';

export type Provenance = Omit<Manifest, 'outputs'>;

const SHOWN_DIGITS = 16;

/** What the report was made from: freeze, plan, inputs, declarations, code, toolchain. */
export function provenanceSection(report: ReportContext, provenance: Provenance): Section {
  const freeze = report.study.freezes.find(({ id }) => id === provenance.freeze);
  const cutoff = freeze?.cutoff === undefined ? '' : `, data up to ${freeze.cutoff}`;
  return {
    id: 'provenance',
    title: 'Provenance',
    blocks: [
      paragraph(
        `Study ${provenance.study}; freeze ${provenance.freeze}${freeze === undefined ? '' : ` (${freeze.label})`}${cutoff}; analysis plan ${provenance.planVersion}; cohort-report ${provenance.code.version}. Hashes are the first ${SHOWN_DIGITS} digits of SHA-256; manifest.json beside this report holds them whole.`,
      ),
      hashes('inputs', 'Raw inputs', provenance.inputs),
      hashes('declarations', 'Declarations', provenance.declarations),
      plainTable({
        id: 'provenance-code',
        title: 'Code',
        columns: [
          ['Package', TEXT],
          ['SHA-256 of its sources', SHORT],
        ],
        rows: provenance.code.sources.map((source) => [
          source.package,
          source.sha256.slice(0, SHOWN_DIGITS),
        ]),
      }),
      plainTable({
        id: 'provenance-toolchain',
        title: 'Toolchain',
        columns: [
          ['Tool', TEXT],
          ['Version', SHORT],
        ],
        rows: Object.entries(provenance.toolchain)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([tool, version]) => [tool, version]),
      }),
    ],
  };
}

function hashes(id: string, title: string, files: readonly FileHash[]): Table {
  return plainTable({
    id: `provenance-${id}`,
    title,
    columns: [
      ['File', TEXT],
      ['Bytes', NUMBER],
      ['SHA-256', SHORT],
    ],
    rows: files.map((file) => [
      file.path,
      formatCount(file.bytes),
      file.sha256.slice(0, SHOWN_DIGITS),
    ]),
  });
}

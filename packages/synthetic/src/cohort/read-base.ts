import type { FieldValue } from '@cohort-report/schema';

/** Rows of the base cohort: a plain comma-separated file without quotes; numbers are read as numbers. */
export function readBase(text: string): Record<string, FieldValue>[] {
  const [header, ...lines] = text.trim().split(/\r?\n/);
  const names = (header ?? '').split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(
      names.map((name, index) => {
        const cell = cells[index] ?? '';
        return [name, cell === '' ? null : Number.isNaN(Number(cell)) ? cell : Number(cell)];
      }),
    );
  });
}

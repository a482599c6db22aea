import type { Cell } from './raw-sheet.ts';

/** A cell as text: trimmed, composed characters (NFC), blanks that don't break as blanks, numbers as written without a decimal comma. */
export function cellText(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return normalise(cell);
  if (typeof cell === 'number') return String(cell);
  if ('percent' in cell) return `${Number((cell.percent * 100).toPrecision(15))}%`;
  return 'date' in cell ? cell.date : cell.error;
}

function normalise(text: string): string {
  const trimmed = text.trim();
  for (let i = 0; i < trimmed.length; i += 1) {
    const code = trimmed.charCodeAt(i);
    if (code === 0xa0 || code > 0x2ff)
      return trimmed.normalize('NFC').replace(/[\u00a0\u2007\u202f]/g, ' ');
  }
  return trimmed;
}

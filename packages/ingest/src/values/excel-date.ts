const LAST = 2_958_465;

/**
 * ISO date of an Excel serial day count, its time of day dropped; undefined where Excel has no such day.
 * Count 60 of the 1900 system is the 29 February 1900 that never was.
 */
export function excelDate(serial: number, date1904: boolean): string | undefined {
  const day = Math.floor(serial);
  if (date1904) return day < 0 || day > LAST ? undefined : iso(Date.UTC(1904, 0, 1), day);
  if (day < 1 || day === 60 || day > LAST) return undefined;
  return iso(Date.UTC(1899, 11, day < 60 ? 31 : 30), day);
}

function iso(origin: number, days: number): string {
  return new Date(origin + days * 86_400_000).toISOString().slice(0, 10);
}

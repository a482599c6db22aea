/** A name of a file or a sheet for comparison: composed (NFC), as macOS and some archives write ü as u and two dots. */
export function composed(name: string): string {
  return name.normalize('NFC');
}

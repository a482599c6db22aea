/**
 * The delimiter that a text's first line tells, as Excel writes and reads it (`sep=;`); undefined where it tells none.
 * The line is no row of the table, but rows are counted with it.
 */
export function separatorLine(text: string): string | undefined {
  return /^("?)sep=([^\r\n"])\1(?:\r|\n|$)/i.exec(text)?.[2];
}

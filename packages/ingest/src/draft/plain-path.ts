/** The path of rows in a document without the prefixes and conditions that another mapping may write otherwise. */
export function plainPath(path: string): string {
  return path.replaceAll(/\[[^\]]*\]/g, '').replaceAll(/\b\w+:(?=\w)/g, '');
}

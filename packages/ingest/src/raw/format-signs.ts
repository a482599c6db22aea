/** The signs by which a number format of Excel shows a value that is not negative: without texts, colours and blanks, in small letters. */
export function formatSigns(numberFormat: string): string {
  const [positive = ''] = numberFormat.split(';');
  return positive.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '').toLowerCase();
}

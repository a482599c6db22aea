/** A label as it stands within a sentence: its first letter small, unless the word is an abbreviation or one of the `names`. */
export function midSentence(label: string, names: readonly string[] = []): string {
  const word = /^\p{Lu}\p{Ll}+(?=\s|$|[,)-])/u.exec(label)?.[0];
  return word === undefined || names.includes(word)
    ? label
    : label.charAt(0).toLowerCase() + label.slice(1);
}

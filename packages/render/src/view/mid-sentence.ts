/** A label as it stands within a sentence: its first letter small, unless the word is an abbreviation. */
export function midSentence(label: string): string {
  return /^\p{Lu}\p{Ll}+(\s|$|[,)-])/u.test(label)
    ? label.charAt(0).toLowerCase() + label.slice(1)
    : label;
}

const LONGEST = 31;
/** Excel keeps this name for its own change log. */
const RESERVED = 'history';

/** Names that Excel takes for sheets: at most 31 characters, none of []:*?/\, no ' at an end, and no two alike but for case. */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set([RESERVED]);
  return wanted.map((name) => {
    const plain =
      name.replace(/[[\]:*?/\\\p{Cc}]/gu, ' ').replace(/^[\s']+|[\s']+$/g, '') || 'Sheet';
    let chosen = shortened(plain, LONGEST);
    for (let copy = 2; taken.has(chosen.toLowerCase()); copy++) {
      const mark = ` (${copy})`;
      chosen = shortened(plain, LONGEST - mark.length) + mark;
    }
    taken.add(chosen.toLowerCase());
    return chosen;
  });
}

/** Cut between words where that leaves most of the name. */
function shortened(name: string, most: number): string {
  if (name.length <= most) return name;
  const cut = name.slice(0, most);
  const space = name[most] === ' ' ? most : cut.lastIndexOf(' ');
  return cut.slice(0, space > most / 2 ? space : most).replace(/[\s,;'\ud800-\udbff]+$/, '');
}

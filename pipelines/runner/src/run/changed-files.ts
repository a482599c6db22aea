/** The files of a report that come out with other bytes when it is made anew, are missing or were not there; pages of changes since another freeze are not looked at. */
export function changedFiles(
  made: ReadonlyMap<string, Uint8Array>,
  there: ReadonlyMap<string, Uint8Array>,
): string[] {
  const own = [...there.keys()].filter((path) => !path.startsWith('difference-from-'));
  return [...new Set([...made.keys(), ...own])].flatMap((path) => {
    const [now, then] = [made.get(path), there.get(path)];
    if (now === undefined) return [`${path}: is not made any more`];
    if (then === undefined) return [`${path}: is missing in the report`];
    return Buffer.compare(now, then) === 0 ? [] : [`${path}: other bytes`];
  });
}

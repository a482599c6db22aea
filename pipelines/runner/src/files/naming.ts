/**
 * A handler of failed writes that names the file or folder in the error: a failed write names none of itself, and what
 * is written beside and renamed has a name that nobody knows.
 */
export function naming(target: string): (error: unknown) => never {
  return (error) => {
    throw error instanceof Error ? Object.assign(error, { path: target }) : error;
  };
}

/** Whether a p value is below a level, or, where the study counts equality, at it. */
export function meets(p: number, level: number, inclusive: boolean): boolean {
  return inclusive ? p <= level : p < level;
}

/** A fraction as a percentage in a reason, without superfluous decimals. */
export function percentText(fraction: number): string {
  return `${Number((fraction * 100).toFixed(4))} %`;
}

import { isPrintedSo, type PrintedInterval } from '../published/printed-interval.ts';
import { intervalText } from './interval-text.ts';
import { numberText } from './number-text.ts';

type Range = readonly [lowest: number, highest: number];
interface Share {
  count: number;
  whole: number;
  percent: number;
}

const SHOWN = 3;

/**
 * Whether some whole number of patients, out of some whole number, is printed as a percentage; both in closed ranges.
 * With the shares that come nearest, and the denominators that the counts would need.
 */
export function testShare(
  counts: Range,
  wholes: Range,
  interval: PrintedInterval | undefined,
): { possible: boolean; arithmetic: string } {
  if (interval === undefined) throw new Error('no percentage is printed');
  const center = (interval.lower + interval.upper) / 2;
  const shares = within(wholes).flatMap((whole) =>
    within([counts[0], Math.min(counts[1], whole)]).map(
      (count): Share => ({ count, whole, percent: (count * 100) / whole }),
    ),
  );
  const possible = shares.some(({ percent }) => isPrintedSo(percent, interval));
  const nearest = shares
    .toSorted((a, b) => Math.abs(a.percent - center) - Math.abs(b.percent - center))
    .slice(0, possible || wholes[0] !== wholes[1] ? 1 : SHOWN)
    .sort((a, b) => a.percent - b.percent)
    .map(shareText);
  const printed = `printed ${possible ? interval.printed.text : intervalText(interval)}`;
  return {
    possible,
    arithmetic: [
      `${nearest.join(', ')}; ${printed}`,
      ...(possible ? [] : impliedText(counts, wholes, interval)),
    ].join('; '),
  };
}

/** What would have to hold instead. */
function impliedText(counts: Range, wholes: Range, interval: PrintedInterval): string[] {
  const [whole] = wholes;
  if (wholes[0] === wholes[1]) {
    const fitting = within([0, whole]).filter((count) =>
      isPrintedSo((count * 100) / whole, interval),
    );
    return [
      fitting.length === 0
        ? `no whole number of ${whole} is printed so`
        : `it would take ${fitting.join(' or ')} of ${whole}`,
    ];
  }
  const fitting = within([1, wholes[1] * 10]).filter((candidate) =>
    isPrintedSo((counts[0] * 100) / candidate, interval),
  );
  const implied =
    fitting.length === 0
      ? `${counts[0]} is printed so of no whole number`
      : `${counts[0]} is printed so of ${fitting.join(' or ')} only`;
  return counts[0] === counts[1] ? [implied] : [];
}

function within([lowest, highest]: Range): number[] {
  return Array.from({ length: Math.max(0, highest - lowest + 1) }, (_, index) => lowest + index);
}

function shareText({ count, whole, percent }: Share): string {
  return `${count} of ${whole} is ${numberText(percent, 2)} %`;
}

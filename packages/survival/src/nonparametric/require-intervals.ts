import { requireLevel } from '../errors/require-level.ts';
import { requireOption } from '../errors/require-option.ts';
import type { ConfidenceType } from './survival-curve.ts';

const TYPES: readonly ConfidenceType[] = ['log', 'log-log', 'plain', 'logit', 'arcsin', 'none'];

/** Throws unless the scale and the level of pointwise intervals are known. */
export function requireIntervals(confType: ConfidenceType, confLevel: number): void {
  requireOption(confType, TYPES, 'confType');
  requireLevel(confLevel);
}

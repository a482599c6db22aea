import { describe, expect, it } from 'vitest';
import { aalenJohansen } from '../../src/competing-risks/aalen-johansen.ts';
import { incidenceAt } from '../../src/competing-risks/incidence-at.ts';
import { meanTimeInState } from '../../src/competing-risks/mean-time-in-state.ts';
import type { ConfidenceType } from '../../src/nonparametric/survival-curve.ts';
import {
  assertClose,
  combinations,
  numbers,
  type ReferenceJson,
  referenceCases,
  referenceFrame,
} from '../reference-cases.ts';

const TOLERANCE = 1e-12;
const cases = referenceCases('aalen_johansen');

it('runs every aalen_johansen case', () => {
  expect(cases.map((reference) => reference.id)).toEqual(['cr-all', 'cr-arm', 'cr-weights']);
});

describe.each(cases.map((ref) => [ref.id, ref] as const))('%s', (id, ref) => {
  const frame = referenceFrame(ref.spec);
  const group = combinations(frame, ref.spec.group);
  const input = {
    time: numbers(frame, ref.spec.time),
    cause: numbers(frame, ref.spec.status),
    group: group.codes,
    ...(ref.spec.weights && { weight: numbers(frame, ref.spec.weights) }),
  };
  const weighted = ref.spec.weights !== null;

  it.each(['log', 'log-log', 'plain'] satisfies ConfidenceType[])('%s', (confType) => {
    const result = aalenJohansen({ ...input, confType });
    expect(result.causes).toEqual((ref.spec as ReferenceJson).event_values);
    expect(result.curves.length).toBe(ref.curves.length);
    result.curves.forEach((curve, k) => {
      const wanted = ref.curves[k];
      const where = `${id} ${wanted.label}`;
      expect(wanted.row).toBeNull();
      expect(curve.n).toBe(wanted.n);
      assertClose(curve.time, wanted.time, `${where} time`, TOLERANCE);
      assertClose(curve.riskRows, wanted.n_risk[0], `${where} n_risk`, TOLERANCE);
      assertClose(curve.censorRows, wanted.n_censor[0], `${where} n_censor`, TOLERANCE);
      curve.eventRows.forEach((rows, j) => {
        assertClose(rows, wanted.n_event[j + 1], `${where} n_event`, TOLERANCE);
        const weights = Float64Array.from(rows, (count) => count * (weighted ? k + 1 : 1));
        expect(curve.nEvent[j]).toEqual(weights);
        assertClose(curve.cumulativeHazard[j]!, wanted.cumhaz[j], `${where} cumhaz`, TOLERANCE);
      });
      const states = [curve.eventFree, ...curve.incidence];
      states.forEach((state, j) => {
        const place = `${where} state ${j} ${confType}`;
        assertClose(state.probability, wanted.pstate[j], `${place} pstate`, TOLERANCE);
        assertClose(state.stdErr, wanted.std_err[j], `${place} std_err`, TOLERANCE);
        assertClose(state.lower!, wanted.ci[confType].lower[j], `${place} lower`, TOLERANCE);
        assertClose(state.upper!, wanted.ci[confType].upper[j], `${place} upper`, TOLERANCE);
        const absent = state.absent.reduce((sum, run) => sum + run.to - run.from, 0);
        expect(absent).toBe(state.lower!.filter(Number.isNaN).length);
      });
      const at = incidenceAt(curve, wanted.at.times);
      [at.eventFree, ...at.incidence].forEach((state, j) => {
        assertClose(state.probability, wanted.at.pstate[j], `${where} at`, TOLERANCE);
        assertClose(state.stdErr, wanted.at.std_err[j], `${where} at se`, TOLERANCE);
      });
      for (const [name, area] of Object.entries<ReferenceJson>(wanted.rmean)) {
        const found = meanTimeInState(curve, Number(name.slice(4)));
        const values = [found.eventFree, ...found.byCause];
        assertClose(values, area.rmean, `${where} rmean ${name}`, TOLERANCE);
        expect(area.se).toBeNull();
      }
    });
  });
});

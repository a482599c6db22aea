import { describe, expect, it } from 'vitest';
import { coxConcordance } from '../../src/cox/concordance/cox-concordance.ts';
import { cox } from '../../src/cox/cox.ts';
import { assertClose, referenceCases } from '../reference-cases.ts';
import { referenceModel } from './reference-model.ts';

const cases = referenceCases('coxph').filter((each) => each.concordance);

describe('concordance of a Cox fit against R', () => {
  it('covers every case', () => {
    expect(cases.length).toBe(162);
  });

  it.each(cases.map((each) => [each.id, each] as const))('%s', (_, reference) => {
    const found = coxConcordance(cox(referenceModel(reference).input));
    const { c, se, concordant, discordant, tied_x, tied_y, tied_xy } = reference.concordance;
    assertClose([found.concordance], [c], 'concordance', 1e-12);
    // A perfect concordance has se 0; R's rounding leaves 4e-17.
    if (se !== null && se < 1e-15) expect(found.se).toBeLessThan(1e-15);
    else assertClose([found.se], [se], 'se', 1e-12);
    const { tiedPredictor, tiedTime, tiedBoth } = found;
    assertClose(
      [found.concordant, found.discordant, tiedPredictor, tiedTime, tiedBoth],
      [concordant, discordant, tied_x, tied_y, tied_xy],
      'pairs',
      1e-12,
    );
    expect(found.reason === null).toBe(c !== null);
  });
});

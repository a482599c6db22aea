import { createTextWidth } from '../../src/figures/text-width.ts';
import type { RenderInput } from '../../src/index.ts';
import { buildView } from '../../src/view/build-view.ts';
import { reportContext } from '../../src/view/report-context.ts';
import type { View } from '../../src/view/view-model.ts';

export function viewOf(input: RenderInput): Promise<View> {
  return buildView(reportContext(input.bundle, input.results), input, createTextWidth());
}

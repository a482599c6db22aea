import type { RowDifference } from '@cohort-report/schema';
import { formatDecimal } from '../format/format-decimal.ts';
import { NUMBER, TEXT } from '../tables/cells.ts';
import { paragraph } from '../view/paragraph.ts';
import { plainTable } from '../view/plain-table.ts';
import type { Block, Section } from '../view/view-model.ts';
import type { DifferenceContext } from './difference-context.ts';
import { amountText } from './print-line.ts';
import { lineLabel } from './row-lines.ts';
import { SUM_TO_CHANGE } from './sum-to-change.ts';

const ESTIMATES = new Set(['hazard_ratio', 'survival', 'incidence', 'quantile', 'interaction_hr']);

interface Effect {
  cause: string;
  found: RowDifference;
  amount: number;
  /** Amount as a share of the value before. */
  share: number;
}

/** Which changes mattered: each cause with the numbers it moved, and the sites whose corrections did. */
export function causesSection(context: DifferenceContext): Section {
  const effects = context.difference.differences.flatMap((found) =>
    (found.causes ?? []).map(
      ({ cause, amount }): Effect => ({
        cause,
        found,
        amount,
        share: found.before ? Math.abs(amount / found.before) : 0,
      }),
    ),
  );
  const blocks: Block[] = [
    paragraph(
      `Every changed number is divided among its causes: the analysis is carried out again with each combination of the causes applied, and a cause counts with its average contribution over all orders (Shapley value). The parts ${SUM_TO_CHANGE}`,
    ),
    ...besideData(context),
    table(
      context,
      'causes-table',
      'Cause',
      'Causes and what they moved',
      context.difference.causes.map(({ id, patients }) => ({
        name: context.cause(id),
        patients,
        effects: effects.filter(({ cause }) => cause === id),
      })),
    ),
  ];
  const corrected = context.difference.causes.filter(({ kind }) => kind === 'corrected');
  const sites = [...new Set(corrected.map(({ site }) => site ?? '*'))].sort();
  if (sites.length > 0) {
    blocks.push(
      { kind: 'heading', id: 'site-corrections', text: 'Whose corrections mattered' },
      paragraph(
        'Sites whose corrections moved the numbers most stand first; what they corrected stands under changes of the cohort.',
      ),
      table(
        context,
        'sites-table',
        'Site',
        'Corrections by site',
        sites.map((site) => {
          const own = new Set(
            corrected.filter((cause) => (cause.site ?? '*') === site).map(({ id }) => id),
          );
          return {
            name: context.site(site),
            patients: patientsOf(context, site),
            effects: effects.filter(({ cause }) => own.has(cause)),
          };
        }),
      ),
    );
  }
  return { id: 'causes', title: 'What moved the numbers', blocks };
}

/** How code and declarations count, where they are among the causes. */
function besideData({ difference }: DifferenceContext): Block[] {
  const { causes, before } = difference;
  if (!causes.some(({ makers, declarations }) => makers ?? declarations)) return [];
  return [
    paragraph(
      `The numbers before are those that the report of ${before.freeze} printed. What today's code makes of that freeze by the declarations of then is counted first, as changed code; what today's declarations make of it second, as changed declarations; data come last. Code of then is not run again, so these two are not averaged over orders.`,
    ),
  ];
}

/** Patients of a site with corrected values; null where they are withheld, or told together with those of other sites alone. */
function patientsOf({ difference }: DifferenceContext, site: string): number | null {
  const own = difference.cohort.corrected.filter((correction) => correction.site === site);
  if (own.length === 0 || own.some(({ patients }) => patients === null)) return null;
  return new Set(own.flatMap(({ patients }) => patients ?? [])).size;
}

function table(
  context: DifferenceContext,
  id: string,
  first: string,
  title: string,
  items: { name: string; patients: number | null; effects: Effect[] }[],
) {
  const reach = (effects: Effect[]) =>
    effects
      .filter(({ found }) => ESTIMATES.has(found.row.statistic) && !isOmission(found))
      .reduce((sum, { share }) => sum + share, 0);
  const sorted = items
    .filter(({ effects }) => effects.length > 0)
    .sort((a, b) => reach(b.effects) - reach(a.effects) || (a.name < b.name ? -1 : 1));
  return plainTable({
    id,
    title,
    columns: [
      [first, TEXT],
      ['Patients', NUMBER],
      ['Numbers moved', NUMBER],
      ['Strongest effect on a hazard ratio', TEXT],
    ],
    rows: sorted.map(({ name, patients, effects }) => [
      name.charAt(0).toUpperCase() + name.slice(1),
      patients === null ? '–' : String(patients),
      String(new Set(effects.map(({ found }) => found.row.id)).size),
      strongest(context, effects),
    ]),
    notes: ['Sorted by the sum of the relative effects on hazard ratios, survival and medians.'],
  });
}

function strongest(context: DifferenceContext, effects: Effect[]): string {
  const ratios = effects.filter(
    ({ found }) => found.row.statistic === 'hazard_ratio' && !isOmission(found),
  );
  const [first, ...others] = ratios;
  if (first === undefined) return 'none';
  const { found, amount, share } = others.reduce(
    (most, effect) => (effect.share > most.share ? effect : most),
    first,
  );
  const result = context.results.get(found.row.analysis);
  if (result === undefined) return found.row.id;
  return `${amountText(context, found.row.id, amount)} (${formatDecimal(share * 100, 1)}\u00a0%) on ${result.analysis.label}, ${lineLabel(context, result, found.row)}`;
}

/** Whether a number is one of many versions of another, each without one site: none of its own to be ranked. */
function isOmission({ row }: RowDifference): boolean {
  return row.group?.without === true;
}

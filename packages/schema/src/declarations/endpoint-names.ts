import type { ExpressionType } from '../expression/expression-type.ts';
import type { Study } from './study.ts';

/** What expressions may read of the endpoints: `<id>_days`, `<id>_event` and, where there are competing events, `<id>_competing`, the id of the one that came. */
export function endpointNames(study: Study): [string, ExpressionType][] {
  return study.endpoints.flatMap(({ id, competing }): [string, ExpressionType][] => [
    [`${id}_days`, { kind: 'number' }],
    [`${id}_event`, { kind: 'boolean' }],
    ...(competing === undefined
      ? []
      : ([
          [`${id}_competing`, { kind: 'category', levels: competing.map((event) => event.id) }],
        ] as [string, ExpressionType][])),
  ]);
}

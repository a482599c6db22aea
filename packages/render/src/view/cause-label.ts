import type { Study } from '@cohort-report/schema';

/** Name of a competing event; without `cause` that of the endpoint's own event: its only one's, else the endpoint's. */
export function causeLabel(study: Study, endpoint: string, cause?: string): string {
  const declared = study.endpoints.find(({ id }) => id === endpoint);
  if (declared === undefined) return cause ?? endpoint;
  if (cause !== undefined)
    return declared.competing?.find(({ id }) => id === cause)?.label ?? cause;
  const [only, ...others] = 'events' in declared ? declared.events : [];
  return only === undefined || others.length > 0 ? declared.label : only.label;
}

import { z } from 'zod';

const coding = z.looseObject({ system: z.string().optional(), code: z.string().optional() });
const concept = z.looseObject({ coding: z.array(coding).optional(), text: z.string().optional() });
const reference = z.looseObject({ reference: z.string().optional() });
const extension = z.looseObject({ url: z.string() });
const date = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2}(T.+)?)?)?$/, { error: 'expected a FHIR date or dateTime' });
const period = z.looseObject({ start: date.optional(), end: date.optional() });
const identifier = z.looseObject({ type: concept.optional(), value: z.string().optional() });
const common = {
  id: z.string().optional(),
  identifier: z.array(identifier).optional(),
  extension: z.array(extension).optional(),
};

const resources = [
  z.looseObject({
    resourceType: z.literal('Patient'),
    ...common,
    gender: z.enum(['male', 'female', 'other', 'unknown']).optional(),
    birthDate: date.optional(),
    deceasedDateTime: date.optional(),
    deceasedBoolean: z.boolean().optional(),
  }),
  z.looseObject({
    resourceType: z.literal('Condition'),
    ...common,
    subject: reference,
    code: concept.optional(),
    bodySite: z.array(concept).optional(),
    onsetDateTime: date.optional(),
    recordedDate: date.optional(),
  }),
  z.looseObject({
    resourceType: z.literal('Procedure'),
    ...common,
    subject: reference,
    category: concept.optional(),
    code: concept.optional(),
    performedDateTime: date.optional(),
    performedPeriod: period.optional(),
    outcome: concept.optional(),
  }),
  z.looseObject({
    resourceType: z.literal('MedicationStatement'),
    ...common,
    subject: reference,
    effectiveDateTime: date.optional(),
    effectivePeriod: period.optional(),
    medicationCodeableConcept: concept.optional(),
  }),
  z.looseObject({
    resourceType: z.literal('Observation'),
    ...common,
    subject: reference.optional(),
    code: concept,
    effectiveDateTime: date.optional(),
    valueCodeableConcept: concept.optional(),
    valueQuantity: z.looseObject({ value: z.number().optional() }).optional(),
  }),
  z.looseObject({
    resourceType: z.literal('ClinicalImpression'),
    ...common,
    subject: reference,
    effectiveDateTime: date.optional(),
    finding: z
      .array(
        z.looseObject({
          itemReference: reference.optional(),
          itemCodeableConcept: concept.optional(),
        }),
      )
      .optional(),
  }),
] as const;

/** Resource types of FHIR R4 whose parts in use are described here; others pass as they are. */
const FHIR_RESOURCES: ReadonlyMap<string, z.ZodType> = new Map(
  resources.map((schema) => [schema.shape.resourceType.value, schema]),
);

/** A FHIR R4 bundle as far as its entries can be told apart. */
export const fhirBundleSchema = z.looseObject({
  resourceType: z.literal('Bundle'),
  link: z
    .array(z.looseObject({ relation: z.unknown(), url: z.unknown() }))
    .optional()
    .catch(undefined),
  entry: z
    .array(
      z.looseObject({
        fullUrl: z.string().optional(),
        resource: z.looseObject({ resourceType: z.string(), id: z.string().optional() }).optional(),
      }),
    )
    .default([]),
});

/** Where a FHIR R4 resource is not as the standard describes it: path and what was expected; no value is repeated. */
export function fhirResourceProblems(
  resource: { resourceType: string } & Record<string, unknown>,
): { path: string; message: string }[] {
  const schema = FHIR_RESOURCES.get(resource.resourceType);
  const result = schema?.safeParse(resource);
  if (result === undefined || result.success) return [];
  return result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
}

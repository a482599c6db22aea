const OF_ALL =
  'resourceType id meta implicitRules language text contained extension modifierExtension identifier';
const MEMBERS: Readonly<Record<string, string>> = {
  Patient:
    'active name telecom gender birthDate deceasedBoolean deceasedDateTime address maritalStatus multipleBirthBoolean multipleBirthInteger photo contact communication generalPractitioner managingOrganization link',
  Condition:
    'clinicalStatus verificationStatus category severity code bodySite subject encounter onsetDateTime onsetAge onsetPeriod onsetRange onsetString abatementDateTime abatementAge abatementPeriod abatementRange abatementString recordedDate recorder asserter stage evidence note',
  Procedure:
    'instantiatesCanonical instantiatesUri basedOn partOf status statusReason category code subject encounter performedDateTime performedPeriod performedString performedAge performedRange recorder asserter performer location reasonCode reasonReference bodySite outcome report complication complicationDetail followUp note focalDevice usedReference usedCode',
  MedicationStatement:
    'basedOn partOf status statusReason category medicationCodeableConcept medicationReference subject context effectiveDateTime effectivePeriod dateAsserted informationSource derivedFrom reasonCode reasonReference note dosage',
  Observation:
    'basedOn partOf status category code subject focus encounter effectiveDateTime effectivePeriod effectiveTiming effectiveInstant issued performer valueQuantity valueCodeableConcept valueString valueBoolean valueInteger valueRange valueRatio valueSampledData valueTime valueDateTime valuePeriod dataAbsentReason interpretation note bodySite method specimen device referenceRange hasMember derivedFrom component',
  ClinicalImpression:
    'status statusReason code description subject encounter effectiveDateTime effectivePeriod date assessor previous problem investigation protocol summary finding prognosisCodeableConcept prognosisReference supportingInfo note',
};

/** Members of the parts that stand under these names in any of the resources above, beside `id` and `extension`. */
const PARTS: [names: string, members: string][] = [
  ['extension modifierExtension', 'url'],
  ['coding valueCoding', 'system version code display userSelected'],
  [
    'code category bodySite outcome type statusReason reasonCode method interpretation itemCodeableConcept medicationCodeableConcept valueCodeableConcept',
    'coding text',
  ],
  [
    'subject focus hasMember itemReference encounter context assessor valueReference',
    'reference type identifier display',
  ],
  ['identifier', 'use type system value period assigner'],
  ['period effectivePeriod performedPeriod onsetPeriod valuePeriod', 'start end'],
  ['valueQuantity', 'value comparator unit system code'],
];

const PART_MEMBERS = new Map(
  PARTS.flatMap(([names, members]) =>
    names.split(' ').map((name) => [name, new Set(`id extension ${members}`.split(' '))] as const),
  ),
);

/**
 * Paths of members that FHIR R4 does not have, in a resource and its parts; those beginning with "_" extend others, and an
 * extension has one value of any type. Resources of other types are not judged.
 */
export function fhirUnknownMembers(resource: { resourceType: string }): string[] {
  const { resourceType } = resource;
  if (!Object.hasOwn(MEMBERS, resourceType)) return [];
  const own = MEMBERS[resourceType];
  const known = new Set(`${OF_ALL} ${own}`.split(' '));
  return Object.entries(resource).flatMap(([name, value]) => {
    if (name.startsWith('_') || name === 'text' || name === 'meta' || name === 'contained')
      return [];
    return known.has(name) ? unknownBelow(name, value, name) : [name];
  });
}

function unknownBelow(name: string, value: unknown, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => unknownBelow(name, item, path));
  if (typeof value !== 'object' || value === null) return [];
  const known = PART_MEMBERS.get(name);
  const extension = /^(modifierE|e)xtension$/.test(name);
  return Object.entries(value).flatMap(([member, below]) => {
    if (member.startsWith('_')) return [];
    const at = `${path}.${member}`;
    const fits =
      known === undefined || known.has(member) || (extension && /^value[A-Z]/.test(member));
    return fits ? unknownBelow(member, below, at) : [at];
  });
}

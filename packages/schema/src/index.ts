export type { Analysis, AnalysisKind, AnalysisOf } from './declarations/analysis.ts';
export { analysisSchema } from './declarations/analysis.ts';
export type { DerivedVariable, Factor } from './declarations/analysis-parts.ts';
export type {
  AuditRelation,
  AuditRelationKind,
  AuditRelationOf,
} from './declarations/audit-relation.ts';
export type { Checklist } from './declarations/checklist.ts';
export type { Codebook, Entity, Field, Variable } from './declarations/codebook.ts';
export { codebookSchema } from './declarations/codebook.ts';
export { endpointExpressions } from './declarations/endpoint-expressions.ts';
export { type EventUnion, eventUnions } from './declarations/event-unions.ts';
export { GUIDELINES } from './declarations/guidelines.ts';
export type { Level } from './declarations/levels.ts';
export type { StudyFiles, StudyPart } from './declarations/load-study.ts';
export { loadStudy } from './declarations/load-study.ts';
export { locateProblems } from './declarations/locate-problems.ts';
export type { Basis } from './declarations/name.ts';
export { readDeclaration } from './declarations/read-declaration.ts';
export type { MappedColumn, Site, SiteTable } from './declarations/site.ts';
export { siteSchema } from './declarations/site.ts';
export type {
  Check,
  Criterion,
  Derivation,
  Display,
  Endpoint,
  ObservedEndpoint,
  Study,
} from './declarations/study.ts';
export { studySchema } from './declarations/study.ts';
export type { StudyBundle } from './declarations/study-bundle.ts';
export {
  fhirBundleSchema,
  fhirResourceProblems,
} from './exchange/fhir-bundle.ts';
export { fhirEmptyMembers } from './exchange/fhir-empty-members.ts';
export { fhirUnknownMembers } from './exchange/fhir-unknown-members.ts';
export type { CompiledExpression, Evaluated } from './expression/compile-expression.ts';
export { compileExpression } from './expression/compile-expression.ts';
export { EXPRESSION_FUNCTIONS } from './expression/expression-functions.ts';
export { declarationJsonSchemas } from './json-schema/declaration-json-schemas.ts';
export { formatFinding } from './problems/format-finding.ts';
export { formatProblem } from './problems/format-problem.ts';
export type { Problem } from './problems/problem.ts';
export { ProblemsError } from './problems/problems-error.ts';
export { nearestNames } from './published/nearest-names.ts';
export type { Published, PublishedValue } from './published/published.ts';
export type { Printed } from './published/read-printed.ts';
export { readPrinted } from './published/read-printed.ts';
export type { Audit, AuditFinding, AuditVerdict } from './results/audit.ts';
export type {
  Cohort,
  CohortEndpoint,
  CohortVariable,
  FlowStep,
  PatientFlow,
} from './results/cohort.ts';
export type { Conflict, DataNotes, RawValues } from './results/data-notes.ts';
export type { DataQuality } from './results/data-quality.ts';
export type {
  Alert,
  AlertKind,
  Cause,
  CauseKind,
  CauseShare,
  CohortDifference,
  Correction,
  CurveDifference,
  CurveSteps,
  DeclarationChange,
  Difference,
  DifferenceSide,
  FindingChange,
  FollowUpGain,
  Influence,
  Maker,
  QueryChange,
  RowDifference,
  RowStatus,
  SitePatients,
} from './results/difference.ts';
export type { Finding } from './results/finding.ts';
export type { FileHash, Manifest } from './results/manifest.ts';
export type {
  DatePrecision,
  FieldValue,
  QueryAnswer,
  RecordRow,
  Records,
  RowAccount,
  ValueMapping,
} from './results/records.ts';
export { referenceLevel } from './results/reference-level.ts';
export type { ResultRow, RowGroup } from './results/result-row.ts';
export type { AnalysisResult, IncidenceCurve, Results, SurvivalCurve } from './results/results.ts';
export type { Scorecard, ScorecardEntry, ScorecardStatus } from './results/scorecard.ts';

export { type EventUnion, eventUnions } from '@cohort-report/schema';

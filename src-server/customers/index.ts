export { type KnownAddress, resolveCustomer } from './resolve-customer.ts';
export { customerTimeline } from './timeline.ts';

export { AwayReasonsPage } from './away-reasons-page.tsx';
export { CapacityFields } from './capacity-fields.tsx';
export { FloorPolicyPage } from './floor-policy-page.tsx';
export { SupervisionPolicyPage } from './supervision-policy-page.tsx';

export { exampleFacts } from './example-facts.ts';
export { MissingValues, useVariableName } from './missing-values.tsx';
export { type TemplateFacts, templateValues, templateVariables } from './template-values.ts';
export { useTemplateFacts } from './use-template-facts.ts';
export { VariableMenu } from './variable-menu.tsx';

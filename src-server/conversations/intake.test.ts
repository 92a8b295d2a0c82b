import { describeIntake } from './intake-suite.ts';

describeIntake('the embedded database', () => ({ kind: 'embedded', folder: null }));

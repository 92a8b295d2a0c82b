import { describeStore } from './store-suite.ts';

describeStore('the embedded database', () => ({ kind: 'embedded', folder: null }));

export { dialogues, topics } from './dialogues/index.ts';
export { fillSample, samplePassword, writeSampleSignIn } from './fill-sample.ts';
export type { SampleMail } from './inbox-settings.ts';
export { countries } from './names.ts';
export { createRandom, type Random } from './random.ts';

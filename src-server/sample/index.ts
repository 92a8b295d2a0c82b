export { fillSample, samplePassword, writeSampleSignIn } from './fill-sample.ts';
export type { SampleMail } from './inbox-settings.ts';

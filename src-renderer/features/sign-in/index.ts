import { lazyPart } from '../../ui/lazy-part.tsx';

export { trySampleSignIn } from './sample-sign-in.ts';

export const SignInScreen = lazyPart(async () => (await import('./sign-in-screen.tsx')).SignInScreen);

export { trySampleSignIn } from './sample-sign-in.ts';
export { SignInScreen } from './sign-in-screen.tsx';

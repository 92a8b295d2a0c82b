export {
  actorOf,
  createSessions,
  type EndedSession,
  type Session,
  SessionOver,
  type Sessions,
} from './sessions.ts';
export { createSignIn, type SignIn } from './sign-in.ts';
export { createUsers, type Users } from './users.ts';

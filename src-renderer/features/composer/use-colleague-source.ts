import { useMe, useUsers } from '../../sync/index.ts';
import type { Suggestion } from './use-suggestions.ts';

/** Colleagues to mention in a note, by the beginning of any of their names. */
export function useColleagueSource(): (query: string) => Suggestion[] {
  const users = useUsers();
  const me = useMe();
  return (query) => {
    const wanted = query.toLocaleLowerCase();
    return (users ?? [])
      .filter(({ id, disabledAt }) => disabledAt === null && id !== me?.id)
      .filter(({ name }) =>
        name
          .toLocaleLowerCase()
          .split(/\s+/)
          .some((word) => word.startsWith(wanted)),
      )
      .map(({ id, name, email }) => ({ id, label: name, description: email, text: `@${name} `, missing: [] }));
  };
}

import type { PresenceState } from '#shared/domain/presence.ts';
import type { User } from '#shared/domain/user.ts';
import { Avatar } from '../../ui/avatar.tsx';

/** A colleague's face with a mark when they take work now; the state stands beside it in words. */
export function ColleagueFace({ user, state }: { user: Pick<User, 'id' | 'name'>; state: PresenceState }) {
  return (
    <span className="relative">
      <Avatar name={user.name} colorKey={user.id} size="xs" />
      {state === 'available' && (
        <span
          data-meaning-by-color
          className="absolute -right-0.5 -bottom-0.5 size-2 rounded-full border-2 border-raised bg-good"
        />
      )}
    </span>
  );
}

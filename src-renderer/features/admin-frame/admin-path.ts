import { goTo, usePath } from '../../platform/location.ts';

/** Which kind of thing the administration shows, and which one is open: `admin/queues/<id>`. */
export function useAdminPath(): { section: string | null; openId: string | null } {
  const [, section, openId] = usePath().split('/');
  return { section: section || null, openId: openId || null };
}

export const openSection = (section: string): void => goTo(`admin/${section}`);
export const openItem = (section: string, id: string): void => goTo(`admin/${section}/${id}`);
export const newItem = 'new';

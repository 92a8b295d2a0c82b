import { useEffect, useState } from 'react';
import { loadAttachment } from '../client/actions.ts';

/** An object URL for an attachment's bytes; undefined while loading, null when they cannot be had now. Released by itself. */
export function useAttachmentUrl(id: string | null): string | null | undefined {
  const [loaded, setLoaded] = useState<{ id: string; url: string | null } | null>(null);
  useEffect(() => {
    if (id === null) return;
    let left = false;
    let url: string | null = null;
    void loadAttachment(id)
      .then((result) => {
        if (left) return;
        url = result.ok ? URL.createObjectURL(result.value) : null;
        setLoaded({ id, url });
      })
      .catch(() => !left && setLoaded({ id, url: null }));
    return () => {
      left = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [id]);
  return loaded?.id === id ? loaded?.url : undefined;
}

import { type ComponentType, lazy, type ReactElement, type ReactNode, Suspense, useState } from 'react';
import { loadTwice } from '../platform/load-twice.ts';

/** A part of the screen whose code is loaded when it is first drawn, or before. */
export interface LazyPart<Props extends object> {
  (props: Props): ReactNode;
  /** Loads the code, so that the first drawing need not wait for it. Never rejects: the drawing says what is wrong. */
  preload(): Promise<void>;
}

/**
 * Makes a component of code that is loaded apart from the page's first file. Where it stands, `meanwhile` is drawn until it has come;
 * it is drawn at once when it is here already. Code that does not come throws to the nearest error boundary, whose next try loads anew.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: ReactNode = null,
): LazyPart<Props> {
  let loading: Promise<ComponentType<Props>> | null = null;
  let loaded: ComponentType<Props> | null = null;

  function bring(): Promise<ComponentType<Props>> {
    loading ??= loadTwice(load).then(
      (part) => {
        loaded = part;
        return part;
      },
      (error: unknown) => {
        // Kept by nobody, React's `lazy` included: whoever tries again loads anew.
        loading = null;
        Late = makeLate();
        throw error;
      },
    );
    return loading;
  }
  const makeLate = () => lazy(async () => ({ default: await bring() }));
  let Late = makeLate();

  function Part(props: Props) {
    // Chosen once: another component in its place would begin anew and lose what was done in it.
    const [Shown] = useState<ComponentType<Props>>(() => loaded ?? Late);
    return (
      <Suspense fallback={meanwhile}>
        <Shown {...props} />
      </Suspense>
    );
  }
  Part.preload = async () => void (await bring().catch(() => undefined));
  return Part;
}

/** Loads what an element is made of, where that is a lazy part; anything else is here already. Never rejects. */
export async function preloadElement({ type }: ReactElement): Promise<void> {
  if (isLazyPart(type)) await type.preload();
}

const isLazyPart = (type: unknown): type is LazyPart<object> => typeof type === 'function' && 'preload' in type;

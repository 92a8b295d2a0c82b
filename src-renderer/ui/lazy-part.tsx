import { type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react';

/** Code that could not be loaded is asked for once more after this, ms: a connection that broke off is often back. */
const pauseMs = 1_000;

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

  const bring = () => {
    loading ??= load()
      .catch(() => new Promise((resolve) => setTimeout(resolve, pauseMs)).then(load))
      .then((part) => {
        loaded = part;
        return part;
      });
    return loading;
  };
  const makeLate = () =>
    lazy(async () => {
      try {
        return { default: await bring() };
      } catch (error) {
        // React keeps a failure for good: whoever tries again gets another promise.
        loading = null;
        Late = makeLate();
        throw error;
      }
    });
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
  Part.preload = () =>
    bring().then(
      () => undefined,
      () => {
        loading = null;
      },
    );
  return Part;
}

import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { FigureName } from '#shared/domain/figure-info.ts';
import type { FloorScope } from '#shared/domain/floor-scope.ts';
import { showBehind } from './floor-view.ts';
import { useFigureWords } from './use-figure-words.ts';

export interface FigureLinkProps {
  scope: FloorScope;
  figure: FigureName;
  /** Whose figure it is, for who cannot see the line it stands in. */
  about: string;
  children: ReactNode;
}

/** A figure that opens what is behind it. */
export function FigureLink({ scope, figure, about, children }: FigureLinkProps) {
  const words = useFigureWords();
  return (
    <AriaButton
      onPress={() => showBehind(scope, figure)}
      className="-mx-1 cursor-default rounded-md px-1 text-left whitespace-nowrap data-hovered:bg-hover data-hovered:underline"
    >
      <span className="sr-only">{`${about}, ${words.title(figure)}: `}</span>
      {children}
    </AriaButton>
  );
}

import { rewriteChunks } from './rewrite-chunks.ts';

/**
 * The bundler puts a second pair of brackets around the function that holds a CommonJS module, which tells V8 that it is called at
 * once, so that it is not skipped first and read again. Before V8 13 that is heard of a `function` only, not of an arrow: React's DOM
 * is a fifth of what a start reads.
 */
export const calledAtOnce = () => rewriteChunks('called-at-once', sayItOfFunctions);

/** Arrows with brackets of their own, which minified code has nowhere else; `this` and `arguments` mean nothing in a module. */
export const sayItOfFunctions = (code: string): string =>
  code.replace(
    /(=[\w$]+\()\((?:([\w$]+)|\(([\w$]+,[\w$]+(?:,[\w$]+)?)\))=>\{/g,
    (_all, call: string, one?: string, more?: string) => `${call}(function(${one ?? more}){`,
  );

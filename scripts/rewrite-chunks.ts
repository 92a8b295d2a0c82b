import type { Plugin } from 'vite';

/** Changes the text of every script a build writes, when it is all but written. */
export const rewriteChunks = (name: string, rewrite: (code: string) => string): Plugin => ({
  name,
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) if (file.type === 'chunk') file.code = rewrite(file.code);
  },
});

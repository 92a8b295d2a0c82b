import { build, type InlineConfig } from 'vite';

/**
 * What is built is always what users run. Vite goes by NODE_ENV where it is set: a test runner that finds something stale would
 * leave React's development build behind, and everybody after it would use, and measure, that one.
 */
export async function buildForUsers(config: InlineConfig): ReturnType<typeof build> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    return await build(config);
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

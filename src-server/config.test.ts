import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

test('nothing set: the embedded database in ./data on loopback', () => {
  expect(readConfig({})).toMatchObject({ host: '127.0.0.1', port: 4600, databaseUrl: null, dataFolder: './data' });
});

test('a wrong database address is refused with what it should be', () => {
  expect(() => readConfig({ DATABASE_URL: 'mysql://x' })).toThrow(
    new ConfigError(
      'DATABASE_URL must start with postgres://, or be left out to use the embedded database in DATA_DIR',
    ),
  );
});

test('every wrong variable is named at once', () => {
  expect(() => readConfig({ PORT: 'ninety', LOG_LEVEL: 'loud' })).toThrow(/PORT .*\nLOG_LEVEL /);
});

test('a variable set to nothing counts as not set', () => {
  expect(readConfig({ PUBLIC_URL: '', DATABASE_URL: '' })).toMatchObject({ publicUrl: null, databaseUrl: null });
});

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createApp } from './app.ts';
import { connectorFactories } from './channels/registry.ts';
import { ConfigError, demandWritable, readConfig } from './config.ts';
import { createLogger } from './platform/log.ts';
import { demandPort } from './platform/port.ts';
import { writeSampleSignIn } from './sample/index.ts';
import { DatabaseUnusable } from './store/index.ts';

/** Exit codes that tell a supervisor what went wrong (sysexits.h): bad configuration, unreachable database, taken port. */
const exitCodes = { configuration: 78, database: 69, port: 71, bug: 70 } as const;

/** Longer than sends in hand and farewells take; whoever waits for a stop must not wait for ever. */
const stopMs = 60_000;

function leave(code: number, sentence: string): never {
  console.error(sentence);
  process.exit(code);
}

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

try {
  const config = readConfig(process.env);
  demandWritable(config.dataFolder);
  await demandPort(config.port, config.host);
  const log = createLogger(config.logLevel);
  const app = await createApp({
    config,
    log,
    factories: connectorFactories,
    buildFolder: fileURLToPath(new URL('../dist', import.meta.url)),
    version,
  });
  if (config.sample) writeSampleSignIn(config.dataFolder, app.address);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping');
      setTimeout(() => leave(exitCodes.bug, 'Parley did not stop in time.'), stopMs).unref();
      void app.stop().then(() => process.exit(0));
    });
  }
} catch (error) {
  if (error instanceof ConfigError)
    leave(exitCodes.configuration, `Parley cannot start with this configuration:\n${error.message}`);
  if (error instanceof DatabaseUnusable) leave(exitCodes.database, error.message);
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE')
    leave(exitCodes.port, `Port ${port} is taken by another program. Stop it, or set PORT to a free one.`);
  if (code === 'EACCES')
    leave(exitCodes.port, `Port ${port} may not be used by this user. Set PORT to one above 1023.`);
  console.error(error);
  process.exit(exitCodes.bug);
}

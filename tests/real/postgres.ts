import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

const folderOfBinaries = (): string | null => {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  return (
    versions.map((version) => join(root, version, 'bin')).find((folder) => existsSync(join(folder, 'initdb'))) ?? null
  );
};

/** Null when PostgreSQL is installed, else what is missing, for the name of a skipped test. */
export const missingPostgres: string | null = folderOfBinaries() ? null : 'PostgreSQL (package postgresql)';

const idOf = (flag: '-u' | '-g') => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));

/** A PostgreSQL server of its own: new data folder, free port, loopback only. PostgreSQL refuses to run as root. */
export async function startPostgres(): Promise<{
  url: string;
  createDatabase(name: string): string;
  stop(): Promise<void>;
}> {
  const binaries = folderOfBinaries();
  if (binaries === null) throw new Error('PostgreSQL is not installed');
  const folder = mkdtempSync(join(tmpdir(), 'parley-postgres-'));
  const root = process.getuid?.() === 0;
  const identity = root ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  if (root) chownSync(folder, idOf('-u'), idOf('-g'));
  const port = await freePort();
  const data = join(folder, 'data');
  const options = { ...identity, cwd: folder, stdio: 'ignore' as const };
  execFileSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'parley', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N'],
    options,
  );
  const server = spawn(
    join(binaries, 'postgres'),
    ['-D', data, '-p', String(port), '-k', folder, '-h', '127.0.0.1', '-F'],
    options,
  );
  const ask = (sql: string) =>
    execFileSync(
      join(binaries, 'psql'),
      ['-h', '127.0.0.1', '-p', String(port), '-U', 'parley', '-d', 'postgres', '-c', sql],
      options,
    );
  for (let tries = 0; ; tries += 1) {
    try {
      ask('select 1');
      break;
    } catch (error) {
      if (tries > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  const urlOf = (name: string) => `postgres://parley@127.0.0.1:${port}/${name}`;
  return {
    url: urlOf('postgres'),
    createDatabase(name) {
      ask(`create database ${name}`);
      return urlOf(name);
    },
    async stop() {
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

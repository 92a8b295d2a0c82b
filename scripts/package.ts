import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { buildStale } from './build.ts';
import { type ElectronRuntime, ensureElectron } from './electron-runtime.ts';

/**
 * `npm run package`: installers of this platform, as electron-builder.yml says. `npm run package -- --dir`: the unpacked app,
 * which also works where GitHub is out of reach. Other arguments go to electron-builder.
 */
process.chdir(join(import.meta.dirname, '..'));
const given = process.argv.slice(2);
const forThisPlatform = !given.some((word) => /^(-[mwl]+|--(mac|win|linux|windows|macos))$/.test(word));
const unpackedOnly = given.includes('--dir');

await buildStale(['main', 'renderer']);
const runtime = await ensureElectron();
if (runtime.kind === 'test-runtime' && !unpackedOnly) {
  console.error(
    'Installers are made from the pinned Electron only, and its download did not succeed. Set ELECTRON_MIRROR to a mirror you can reach. For testing, `npm run package -- --dir` works without it.',
  );
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'parley-electron-'));
try {
  const builder = createRequire(import.meta.url).resolve('electron-builder/cli.js');
  const args = [builder, ...given, ...(forThisPlatform ? electronFrom(runtime, folder) : [])];
  // The unpacked app is for trying out, and tests drive its main process by the inspector; installers keep it shut.
  if (unpackedOnly) args.push('-c.electronFuses.enableNodeCliInspectArguments=true');
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The runtime that is here already, without what was linked into it for running the work tree. */
function electronFrom({ folder: source, version }: ElectronRuntime, clean: string): string[] {
  cpSync(source, clean, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !/^resources[\\/](app|default_app)/.test(relative(source, path)),
  });
  return [`-c.electronVersion=${version}`, `-c.electronDist=${clean}`];
}

import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, readStamp, writeStamp } from './build-stamp.ts';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const common = [
  'src-shared',
  'package-lock.json',
  'scripts/build.ts',
  'scripts/build-rooms.ts',
  'scripts/build-renderer.ts',
  'scripts/build-for-users.ts',
  'scripts/in-one-byte.ts',
];

interface Room {
  inputs: string[];
  /** Without this file there is nothing to build. */
  needs: string;
  run(outDir: string): Promise<void>;
}
// vite is loaded only when something is stale: most starts find everything built.
const load = () => import('./build-rooms.ts');
const rooms = {
  main: {
    inputs: ['src-main', 'assets/runtime', ...common],
    needs: 'src-main/main.ts',
    run: async (outDir) => (await load()).buildMain(outDir),
  },
  renderer: {
    inputs: ['src-renderer', 'vite.config.ts', ...common],
    needs: 'src-renderer/main.tsx',
    run: async (outDir) => (await load()).buildRenderer(outDir),
  },
  widget: {
    inputs: ['src-widget', 'vite.widget.config.ts', ...common],
    needs: 'vite.widget.config.ts',
    run: async (outDir) => (await load()).buildWidget(outDir),
  },
} satisfies Record<string, Room>;
export type RoomName = keyof typeof rooms;
export const roomNames = Object.keys(rooms).filter((name): name is RoomName => name in rooms);

/**
 * Builds the rooms whose inputs changed since their last build, into `dist/<room>`; answers which were built. A build goes
 * to a folder of its own and is moved into place, so a failed one leaves the last good one and two at once do not mix.
 */
export async function buildStale(names: readonly RoomName[] = roomNames, force = false): Promise<RoomName[]> {
  const built: RoomName[] = [];
  for (const name of names) {
    const room: Room = rooms[name];
    if (!existsSync(join(root, room.needs))) continue;
    const stampFile = join(dist, `.stamp-${name}`);
    const stamp = fingerprint(root, room.inputs);
    const target = join(dist, name);
    if (!force && existsSync(target) && readStamp(stampFile) === stamp) continue;
    const fresh = join(dist, `.new-${name}-${process.pid}`);
    try {
      await room.run(fresh);
      const old = join(dist, `.old-${name}-${process.pid}`);
      if (existsSync(target)) renameSync(target, old);
      renameSync(fresh, target);
      rmSync(old, { recursive: true, force: true });
      writeStamp(stampFile, stamp);
      built.push(name);
    } finally {
      rmSync(fresh, { recursive: true, force: true });
    }
  }
  return built;
}

if (import.meta.main) {
  const words = process.argv.slice(2);
  const unknown = words.filter((word) => word !== '--force' && !roomNames.some((name) => name === word));
  if (unknown.length > 0) {
    console.error(`Unknown: ${unknown.join(', ')}. Usage: node scripts/build.ts [${roomNames.join('|')}] [--force]`);
    process.exit(2);
  }
  const chosen = roomNames.filter((name) => words.includes(name));
  const startedAt = Date.now();
  const built = await buildStale(chosen.length > 0 ? chosen : roomNames, words.includes('--force'));
  console.log(built.length > 0 ? `Built ${built.join(', ')} in ${Date.now() - startedAt} ms.` : 'Everything is built.');
}

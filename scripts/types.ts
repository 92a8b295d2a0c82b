import { spawnSync } from 'node:child_process';

/** Type-checks every room with the native compiler; TypeScript 5 stays only for the tools that need its API. */
const rooms = ['src-shared', 'src-server', 'src-renderer', 'src-main', 'src-widget', 'tests'];
const chosen = process.argv.length > 2 ? process.argv.slice(2) : rooms;
let failed = false;
for (const room of chosen) {
  const { status } = spawnSync(process.execPath, ['node_modules/typescript-native/bin/tsc', '-p', room], {
    stdio: 'inherit',
  });
  if (status !== 0) failed = true;
}
process.exit(failed ? 1 : 0);

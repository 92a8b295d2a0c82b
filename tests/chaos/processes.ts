import { readdirSync, readFileSync } from 'node:fs';

/** Processes of a browser or an Electron that was started on this profile folder, and of no other. */
export function processesOf(profileDir: string, kind: 'main' | 'renderer'): number[] {
  const wanted = (words: string[]) => {
    const type = words.find((word) => word.startsWith('--type='));
    // Chromium's own pages (the new tab, bookmarks) are renderers too, and nobody's desk.
    if (kind === 'renderer') return type === '--type=renderer' && !words.includes('--top-chrome-webui');
    return type === undefined;
  };
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      if (pid === process.pid) return false;
      const words = wordsOf(pid);
      return belongsTo(pid, words, profileDir) && wanted(words);
    });
}

/** Ends them as a power cut would. @returns how many there were */
export function killHard(pids: readonly number[]): number {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Gone already.
    }
  }
  return pids.length;
}

function wordsOf(pid: number): string[] {
  try {
    // Electron rewrites its title with spaces between the words.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/).filter(Boolean);
  } catch {
    return [];
  }
}

function belongsTo(pid: number, words: readonly string[], profileDir: string): boolean {
  if (words.includes(`--user-data-dir=${profileDir}`)) return true;
  // Electron's main process is told its profile by the environment, and so is nothing else of it that has no type.
  if (!words.some((word) => /electron/.test(word))) return false;
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`PARLEY_PROFILE=${profileDir}\0`);
  } catch {
    return false;
  }
}

import { globSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { figureNames, figures, type Group, groups } from './figures.ts';
import { type BenchModule, createReport } from './report.ts';

/**
 * `npm run bench -- [--json] [--only <group>]…`. Standard output has the figures alone: a table, or with `--json` one object on
 * its last line. `--file <part of a name>` narrows a group to one file. Figures that could not be measured are named on standard error and make the exit code 1.
 */
const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    file: { type: 'string' },
  },
});
const isGroup = (name: string): name is Group => groups.some((group) => group === name);
const asked = (options.only ?? []).flatMap((names) => names.split(','));
const unknown = asked.filter((name) => !isGroup(name));
if (unknown.length > 0) {
  console.error(`There is no group ${unknown.join(', ')}. Groups: ${groups.join(', ')}.`);
  process.exit(2);
}
const chosen = asked.length === 0 ? [...groups] : asked.filter(isGroup);

const say = (line: string) => console.error(line);
const { report, missing, json, table } = createReport(say);
const files = globSync('**/*.bench.ts', { cwd: import.meta.dirname }).sort();
for (const group of chosen) {
  for (const file of files) {
    const module: BenchModule = await import(pathToFileURL(`${import.meta.dirname}/${file}`).href);
    if (module.group !== group) continue;
    if (options.file !== undefined && !file.includes(options.file)) continue;
    say(`${group}: ${file}`);
    const startedAt = performance.now();
    try {
      await module.run(report);
    } catch (error) {
      say(`  failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      for (const name of figureNames)
        if (figures[name].group === group) report.notMeasured(name, 'its benchmark failed');
    }
    say(`  ${Math.round((performance.now() - startedAt) / 1000)} s`);
  }
}

const unmeasured = missing(chosen);
for (const [name, why] of unmeasured) say(`not measured: ${name} (${why})`);
console.log(options.json ? json() : table(chosen));
// Servers, browsers and desktops have been closed; whatever handle one of them left must not keep the run from ending.
process.exit(unmeasured.length === 0 ? 0 : 1);

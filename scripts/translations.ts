import { checkTranslations } from './translations/check-translations.ts';

/**
 * Fails when a language lacks a text English has, when texts and code disagree, or when words stand in the code.
 * --allow-missing  print missing translations without failing, while screens are being built
 */
const allowMissing = process.argv.includes('--allow-missing');
const { missing, wrong } = checkTranslations(process.cwd());
for (const line of wrong) console.error(line);
for (const line of missing) console.error(`missing ${line}`);
console.log(`translations: ${wrong.length} wrong, ${missing.length} missing${allowMissing ? ' (allowed)' : ''}`);
process.exitCode = wrong.length > 0 || (missing.length > 0 && !allowMissing) ? 1 : 0;

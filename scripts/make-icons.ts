import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from '../tests/e2e/harness/chromium.ts';

/**
 * Draws every icon file from the SVGs in `assets/`, with the Chromium that the tests use anyway. Run after changing an
 * SVG; the results are committed, so a build needs no browser.
 */
const assets = join(import.meta.dirname, '..', 'assets');

interface Picture {
  size: number;
  png: Buffer;
}

const { browser, close } = await launchChromium();
const page = await browser.newPage();

async function draw(name: string, size: number): Promise<Picture> {
  const svg = readFileSync(join(assets, `${name}.svg`), 'utf8');
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  return { size, png: await page.screenshot({ omitBackground: true }) };
}

/** ICO: a directory of 16 bytes a picture, then PNGs as they are (Windows Vista and later). */
function ico(pictures: readonly Picture[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const at = 6 + 16 * index;
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/** ICNS: chunks of type, length and PNG. The types are Apple's names for sizes. */
function icns(pictures: readonly Picture[]): Buffer {
  const types: Record<number, string> = { 128: 'ic07', 256: 'ic08', 512: 'ic09', 1024: 'ic10', 32: 'ic11', 64: 'ic12' };
  const chunks = pictures.flatMap(({ size, png }) => {
    const type = types[size];
    return type === undefined ? [] : [chunk(type, png)];
  });
  return chunk('icns', Buffer.concat(chunks));
}
function chunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  head.writeUInt32BE(data.length + 8, 4);
  return Buffer.concat([head, data]);
}

const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const icon: Picture[] = [];
for (const size of sizes) icon.push(await draw('icon', size));

mkdirSync(join(assets, 'icons'), { recursive: true });
mkdirSync(join(assets, 'runtime'), { recursive: true });
// electron-builder reads sizes from these names for Linux.
for (const { size, png } of icon) writeFileSync(join(assets, 'icons', `${size}x${size}.png`), png);
writeFileSync(join(assets, 'icon.ico'), ico(icon.filter(({ size }) => size <= 256)));
writeFileSync(join(assets, 'icon.icns'), icns(icon));
writeFileSync(join(assets, 'runtime', 'icon.png'), (await draw('icon', 256)).png);

const small = {
  tray: 'tray',
  'tray-attention': 'tray-attention',
  'tray-template': 'trayTemplate',
  'tray-attention-template': 'trayAttentionTemplate',
  overlay: 'overlay',
};
for (const [source, target] of Object.entries(small)) {
  writeFileSync(join(assets, 'runtime', `${target}.png`), (await draw(source, 16)).png);
  // Electron picks the @2x file by itself on dense displays; the Template ending lets macOS tint it.
  writeFileSync(join(assets, 'runtime', `${target}@2x.png`), (await draw(source, 32)).png);
}
await close();
console.log(`Drew ${sizes.length} app icons, icon.ico, icon.icns and ${Object.keys(small).length} small ones.`);

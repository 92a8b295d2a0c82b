import { createHash } from 'node:crypto';

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

const style = `
:root { color-scheme: light dark; --ink: light-dark(#22201c, #ece8e1); --soft: light-dark(#6d675e, #aaa297);
  --paper: light-dark(#faf7f2, #171512); --card: light-dark(#ffffff, #211e1a); --line: light-dark(#e8e1d6, #37322b); --leaf: light-dark(#2f6b4f, #6fbf97); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, "Segoe UI", Roboto, sans-serif; }
header, main, footer { max-width: 1080px; margin: 0 auto; padding: 0 24px; }
header { display: flex; align-items: baseline; gap: 28px; padding-top: 22px; padding-bottom: 18px; flex-wrap: wrap; }
header strong { font: 600 22px/1 Georgia, "Times New Roman", serif; letter-spacing: .02em; margin-right: auto; }
header span { color: var(--soft); font-size: 14px; }
.hero { padding: 56px 0 44px; border-top: 1px solid var(--line); }
h1 { font: 500 clamp(30px, 5vw, 46px)/1.12 Georgia, "Times New Roman", serif; margin: 0 0 14px; max-width: 18ch; }
.hero p { color: var(--soft); max-width: 52ch; margin: 0; }
ul { list-style: none; padding: 0; margin: 0; display: grid; gap: 20px; grid-template-columns: repeat(auto-fill, minmax(220px, 1fr)); }
li { background: var(--card); border: 1px solid var(--line); border-radius: 14px; overflow: hidden; }
li svg { display: block; width: 100%; height: 150px; }
li div { padding: 14px 16px 16px; }
h2 { font-size: 16px; margin: 0 0 2px; }
li p { margin: 0; color: var(--soft); font-size: 14px; display: flex; justify-content: space-between; }
li p b { color: var(--leaf); font-weight: 600; font-variant-numeric: tabular-nums; }
footer { color: var(--soft); font-size: 14px; padding-top: 40px; padding-bottom: 96px; }`;

const goods: [name: string, note: string, price: string, colours: [string, string]][] = [
  ['Lipa tea cup', 'Stoneware, 2.8 dl', '€ 24', ['#cfe0d5', '#2f6b4f']],
  ['Sava linen throw', '140 × 200 cm', '€ 89', ['#e9d9c3', '#a8673a']],
  ['Kras honey board', 'Oiled walnut', '€ 46', ['#ead7c7', '#6f4328']],
  ['Bled enamel pot', '1.6 l, cream', '€ 58', ['#d5dfea', '#39587a']],
];

const cardOf = ([name, note, price, [back, front]]: (typeof goods)[number]) =>
  `<li><svg viewBox="0 0 220 150" preserveAspectRatio="xMidYMid slice" aria-hidden="true"><rect width="220" height="150" fill="${back}"/><circle cx="110" cy="82" r="40" fill="${front}"/><path d="M60 122h100" stroke="${front}" stroke-width="6" stroke-linecap="round" opacity=".35"/></svg><div><h2>${name}</h2><p>${note} <b>${price}</b></p></div></li>`;

/** For the page's Content-Security-Policy: exactly this style may run, nothing else that stands in the page. */
export const sampleShopStyleHash = `sha256-${createHash('sha256').update(style).digest('base64')}`;

/** A small believable shop with the chat on it, to try an inbox without owning a site. */
export const sampleShopPage = (inboxId: string): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Lipa &amp; Co. · things for a calm home</title><link rel="icon" href="data:,"><style>${style}</style></head>
<body>
<header><strong>Lipa &amp; Co.</strong><span>Kitchen</span><span>Textiles</span><span>Gifts</span><span>Delivery and returns</span></header>
<main>
<section class="hero"><h1>Things for a calm home, made nearby</h1><p>Small workshops, honest materials, parcels in two days. A question about an order or a gift? Ask in the chat: a person answers.</p></section>
<ul>${goods.map(cardOf).join('')}</ul>
</main>
<footer>A sample shop that shows the web chat as your customers would see it.</footer>
<script src="/widget.js" data-inbox="${escapeHtml(inboxId)}" async></script>
</body>
</html>
`;

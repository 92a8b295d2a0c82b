/** Channel names between the card and main; apart from the schemas so that the card's preload stays a few lines. */
export const cardContentWire = 'parley-card:content';
export const cardActionWire = 'parley-card:act';
/** The card speaks a different policy from the desk: it talks to nobody at all. */
export const cardPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

type Attributes = Readonly<Record<string, string | boolean | null | undefined>>;

/** Builds an element. Texts become text nodes and attributes are set as such: nothing written by anybody is ever parsed as HTML. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string | null)[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  setAttributes(node, attributes);
  node.append(...children.filter((child) => child !== null));
  return node;
}

/** True sets it empty; false, null and undefined remove it. */
export function setAttributes(node: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) node.removeAttribute(name);
    else node.setAttribute(name, value === true ? '' : value);
  }
}

const paths = {
  chat: 'M7.9 20A9 9 0 1 0 4 16.1L2 22Z',
  close: 'M18 6 6 18M6 6l12 12',
  down: 'm6 9 6 6 6-6',
  send: 'M12 19V5m-7 7 7-7 7 7',
  clip: 'm21 11-9 9a6 6 0 0 1-8.5-8.5l9-9a4 4 0 0 1 5.7 5.7l-9.2 9.1a2 2 0 0 1-2.8-2.8l8.2-8.2',
  bell: 'M10.3 21a2 2 0 0 0 3.4 0M4 17h16l-2-3V9A6 6 0 0 0 6 9v5Z',
  bellOff: 'M10.3 21a2 2 0 0 0 3.4 0M17 17H4l2-3V9m2.3-4.7A6 6 0 0 1 18 9v4M3 3l18 18',
  person: 'M19 21v-1a5 5 0 0 0-5-5h-4a5 5 0 0 0-5 5v1M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z',
  file: 'M14 2H6a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V8ZM14 2v6h6',
} as const;

export function icon(name: keyof typeof paths, size = 20): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  setAttributes(svg, { viewBox: '0 0 24 24', width: String(size), height: String(size), 'aria-hidden': 'true' });
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}

/** A button that shows only a picture; its name is for screen readers and as a tooltip. */
export function iconButton(name: keyof typeof paths, label: string, press: () => void): HTMLButtonElement {
  const button = element('button', { type: 'button', class: 'icon', 'aria-label': label, title: label }, icon(name));
  button.addEventListener('click', press);
  return button;
}

import { type CSSProperties, type RefObject, useLayoutEffect } from 'react';

/** Where the browser fits a field to its text by itself, nothing is measured: measuring lays the whole page out at every key. */
const fitsByItself = globalThis.CSS?.supports?.('field-sizing', 'content') === true;

export interface FitOptions {
  /** Height in lines: it starts at `minRows`, grows with the text, and scrolls from `maxRows` on. */
  minRows: number;
  maxRows: number;
  /** What stands above and below the lines, px: padding and edge. */
  around: number;
}

/** Keeps a text area as high as its text: give it `style`, and call `fitNow` when its text was changed without a drawing. */
export function useFit(
  area: RefObject<HTMLTextAreaElement | null>,
  { minRows, maxRows, around }: FitOptions,
): { style: CSSProperties; fitNow: () => void } {
  const fitNow = () => {
    if (!fitsByItself) fitToText(area.current, maxRows);
  };
  useLayoutEffect(fitNow);
  const lines = (count: number) => `calc(${count}lh + ${around}px)`;
  const style: CSSProperties = fitsByItself
    ? { fieldSizing: 'content', minHeight: lines(minRows), maxHeight: lines(maxRows) }
    : {};
  return { style, fitNow };
}

// `field-sizing: content` came after Chromium 114.
function fitToText(area: HTMLTextAreaElement | null, maxRows: number): void {
  if (!area) return;
  area.style.height = 'auto';
  // Without a text its rows say how high it is. To measure it would lay the whole page out once more wherever a composer opens.
  if (area.value === '') {
    area.style.overflowY = 'hidden';
    return;
  }
  const style = getComputedStyle(area);
  const line = Number.parseFloat(style.lineHeight) || 19;
  const edge = area.offsetHeight - area.clientHeight;
  const padding = (Number.parseFloat(style.paddingTop) || 0) + (Number.parseFloat(style.paddingBottom) || 0);
  const most = maxRows * line + padding;
  area.style.height = `${Math.min(area.scrollHeight, most) + edge}px`;
  area.style.overflowY = area.scrollHeight > most ? 'auto' : 'hidden';
}

/** The shop's colour with the text colour that can be read on it (WCAG contrast, the better of black and white). */
export function accentColours(accent: string): { accent: string; onAccent: string } {
  const channel = (at: number) => {
    const value = Number.parseInt(accent.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  const onWhite = 1.05 / (luminance + 0.05);
  const onBlack = (luminance + 0.05) / 0.05;
  return { accent, onAccent: onWhite >= onBlack || onWhite >= 4.5 ? '#ffffff' : '#000000' };
}

export { CommandPalette } from './command-palette.tsx';
export { openPalette } from './palette-state.ts';

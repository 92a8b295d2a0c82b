import { create } from 'zustand';

/** Whether the palette is open, and what is typed into it. */
export const usePalette = create<{ isOpen: boolean; query: string }>()(() => ({ isOpen: false, query: '' }));

export const openPalette = () => usePalette.setState({ isOpen: true, query: '' });
export const closePalette = () => usePalette.setState({ isOpen: false, query: '' });

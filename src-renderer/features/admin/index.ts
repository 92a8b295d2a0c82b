import { lazyPart } from '../../ui/lazy-part.tsx';

export const AdminScreen = lazyPart(async () => (await import('./admin-screen.tsx')).AdminScreen);

import './styles.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { chosenLanguage } from './features/settings/index.ts';
import { initI18n } from './i18n/index.ts';
import { applyTheme } from './ui/theme.ts';

// Before the first paint, so that nobody is flashed white at night or sees another language for a moment.
applyTheme();
await initI18n(chosenLanguage());

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');
createRoot(root).render(<App />);

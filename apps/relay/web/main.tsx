import '#shared/ui/theme.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { nudgeOnReturn } from './live/page-hub.ts';

nudgeOnReturn();
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App />);

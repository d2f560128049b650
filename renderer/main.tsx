import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { App } from './app.tsx';
import { prepareLongFields } from './components/long-field.tsx';
import './styles/tokens.css';
import './styles/base.css';
import './styles/components.css';
import './styles/app.css';
import { start } from './store.ts';

// The page may not make code out of text, so the schemas do not try.
config({ jitless: true });
const root = document.getElementById('root');
if (!root) throw new Error('The page has no root');
createRoot(root).render(<App />);
void start().then(prepareLongFields);

import { follow } from './link.ts';
import { Stage } from './stage.ts';
import './stage.css';
import './overlay.css';
import './board.css';

const [, kind = '', match = ''] = location.pathname.split('/');
const query = new URLSearchParams(location.search);
query.set('kind', kind);
query.set('match', decodeURIComponent(match));
const root = document.getElementById('stage');
if (root !== null) {
  const stage = new Stage(root, kind === 'board' ? 'board' : 'overlay');
  follow(`${location.origin.replace(/^http/, 'ws')}/outputs/live?${query}`, (frame) => stage.show(frame));
}

import { follow } from './link.ts';
import { Stage } from './stage.ts';
import './stage.css';
import './marks.css';
import './slides.css';
import './overlay.css';
import './overlay-clock.css';
import './overlay-sets.css';
import './overlay-bar.css';
import './board.css';
import './board-sides.css';
import './board-innings.css';

const [, kind = '', match = ''] = location.pathname.split('/');
const query = new URLSearchParams(location.search);
query.set('kind', kind);
query.set('match', decodeURIComponent(match));
const root = document.getElementById('stage');
if (root !== null) {
  const stage = new Stage(root, kind === 'board' ? 'board' : 'overlay');
  follow(`${location.origin.replace(/^http/, 'ws')}/outputs/live?${query}`, (frame) => stage.show(frame));
}

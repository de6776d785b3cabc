import type { OutputMoment, OutputSlide } from '#shared/wire/outputs.ts';
import { chart } from './chart.ts';
import { el, words } from './dom.ts';
import { side } from './parts.ts';

export function slideNode({ title, headline, text, table, chart: drawn, photo }: OutputSlide): HTMLElement {
  const head = el('slide-head', ...photoNodes(photo), words('slide-title', title), words('slide-headline', headline));
  const body = el('slide-body');
  if (table !== null) body.append(tableNode(table));
  if (drawn !== null) body.append(chart(drawn));
  if (text !== '') body.append(words('slide-text', text));
  return el('slide', head, body);
}

export function momentNode({ kind, title, text, side: whose, photo }: OutputMoment): HTMLElement {
  const colour = whose === 0 || whose === 1 ? side(whose) : 'neutral';
  const node = el(`moment ${kind} ${colour}`, words('moment-title', title));
  node.append(...photoNodes(photo), words('moment-text', text));
  return node;
}

/** Whom it is about; one that does not load leaves no gap. */
function photoNodes(address: string | null): readonly HTMLElement[] {
  if (address === null) return [];
  const picture = new Image();
  picture.className = 'photo';
  picture.alt = '';
  picture.onerror = () => picture.remove();
  picture.src = address;
  return [picture];
}

function tableNode({ columns, rows }: NonNullable<OutputSlide['table']>): HTMLElement {
  const table = document.createElement('table');
  const cell = (name: 'td' | 'th', content: string, numeric: boolean) => {
    const node = document.createElement(name);
    node.textContent = content;
    if (numeric) node.className = 'numeric';
    return node;
  };
  const head = table.createTHead().insertRow();
  for (const { label, numeric } of columns) head.append(cell('th', label, numeric));
  const body = table.createTBody();
  for (const { cells, emphasis } of rows) {
    const row = body.insertRow();
    row.className = emphasis ? 'emphasis' : '';
    for (const [index, content] of cells.entries()) row.append(cell('td', content, columns[index]?.numeric ?? false));
  }
  table.className = rows.length > 8 || columns.length > 8 ? 'dense' : '';
  return table;
}

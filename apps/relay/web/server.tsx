import { renderToString } from 'react-dom/server';
import type { PageData, RenderedPage } from '#shared/wire/page.ts';
import { App } from './app.tsx';
import { matchTitle } from './match/score-text.ts';
import { routeOf } from './route/route.ts';
import { languageOf } from './text/language.tsx';

/** The page as the relay writes it: the same components as in the browser. Synchronous, some milliseconds. */
export function renderPage(data: PageData): RenderedPage {
  return { ...headOf(data), body: renderToString(<App first={data} locale={data.locale} />) };
}

function headOf({ path, locale, match }: PageData): Omit<RenderedPage, 'body'> {
  const { text } = languageOf(locale);
  if (match !== null) {
    const { scoreboard, summary } = match.detail;
    return { title: `${matchTitle(scoreboard)} · ${text.brand}`, description: summary };
  }
  const titles = {
    list: text.list.title,
    match: text.problem.noMatchTitle,
    offline: text.app.offlineTitle,
    unknown: text.problem.noPageTitle,
  };
  return { title: `${titles[routeOf(path).page]} · ${text.brand}`, description: text.description };
}

import type { Locale } from '#shared/text/locale.ts';

const en = {
  review: 'Under review',
  unreliable: 'Unofficial',
  waiting: 'The match has not been set up yet',
  sponsor: 'Sponsor',
};

const hi: typeof en = {
  review: 'समीक्षा जारी',
  unreliable: 'अनधिकृत',
  waiting: 'मैच अभी तय नहीं हुआ है',
  sponsor: 'प्रायोजक',
};

const catalogues: Readonly<Record<Locale, typeof en>> = { en, hi };

/** What the outputs say by themselves, in the language of the document; all else comes from the sports. */
export function said(): typeof en {
  return catalogues[document.documentElement.lang === 'hi' ? 'hi' : 'en'];
}

import { useState } from 'react';
import { Locale } from '#shared/text/locale.ts';
import { SelectField } from '../../parts/form.tsx';
import { Notice } from '../../parts/notice.tsx';
import { applyTheme, readPreferences, type Theme, writePreferences } from '../../stores/preferences.ts';
import { locale } from '../../text/locale.ts';
import { Section } from './section.tsx';
import styles from './settings.module.css';
import { text } from './text.ts';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** Colours and language of this screen alone. */
export function ScreenSection() {
  const [theme, setTheme] = useState(() => readPreferences(localStorage).theme);
  const [kept, setKept] = useState(true);

  function chooseTheme(value: string) {
    const chosen = THEMES.find((each) => each === value);
    if (chosen === undefined) return;
    setTheme(chosen);
    applyTheme(chosen, document.documentElement);
    setKept(writePreferences(localStorage, { ...readPreferences(localStorage), theme: chosen }));
  }

  function chooseLocale(value: string) {
    const chosen = Locale.safeParse(value);
    if (!chosen.success) return;
    const isKept = writePreferences(localStorage, { ...readPreferences(localStorage), locale: chosen.data });
    setKept(isKept);
    if (isKept) location.reload();
  }

  return (
    <Section title={text.screen}>
      <div className={styles.form}>
        <SelectField label={text.theme} value={theme} onChange={(event) => chooseTheme(event.target.value)}>
          {THEMES.map((each) => (
            <option key={each} value={each}>
              {text.themes[each]}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={text.language}
          hint={text.languageHint}
          value={locale}
          onChange={(event) => chooseLocale(event.target.value)}
        >
          {Locale.options.map((each) => (
            <option key={each} value={each} lang={each}>
              {text.languages[each]}
            </option>
          ))}
        </SelectField>
      </div>
      {!kept && <Notice look="warn">{text.storage}</Notice>}
    </Section>
  );
}

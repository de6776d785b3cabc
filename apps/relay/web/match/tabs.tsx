import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { text } from '../text/text.ts';
import styles from './tabs.module.css';

const TABS = ['commentary', 'scorecard'] as const;
export type Tab = (typeof TABS)[number];

interface Props {
  readonly tab: Tab;
  readonly choose: (tab: Tab) => void;
  readonly panels: Readonly<Record<Tab, ReactNode>>;
}

/** The tabs of the ARIA authoring practices: arrow keys move and choose. */
export function Tabs({ tab, choose, panels }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const step = (key: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[key.key];
    if (by === undefined) return;
    key.preventDefault();
    const next = TABS[(TABS.indexOf(tab) + by + TABS.length) % TABS.length] ?? tab;
    choose(next);
    list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return (
    <>
      <div ref={list} role="tablist" aria-label={text.match.views} className={styles.tabs}>
        {TABS.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={name === tab}
            aria-controls={`panel-${name}`}
            tabIndex={name === tab ? 0 : -1}
            className={styles.tab}
            onClick={() => choose(name)}
            onKeyDown={step}
          >
            {text.match[name]}
          </button>
        ))}
      </div>
      {TABS.map((name) => (
        <div key={name} role="tabpanel" id={`panel-${name}`} aria-labelledby={`tab-${name}`} hidden={name !== tab}>
          <h2 className="visually-hidden">{text.match[name]}</h2>
          {name === tab && panels[name]}
        </div>
      ))}
    </>
  );
}

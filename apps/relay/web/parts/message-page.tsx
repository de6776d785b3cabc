import { Link } from '../route/link.tsx';
import { text } from '../text/text.ts';
import { Header } from './header.tsx';
import styles from './message-page.module.css';
import { Notice } from './notice.tsx';

/** A page that only says why there is nothing to see, and where there is. */
export function MessagePage({ title, children }: { title: string; children: string }) {
  return (
    <>
      <title>{`${title} · ${text.brand}`}</title>
      <Header />
      <main id="content" tabIndex={-1} className={styles.page}>
        <Notice title={title} action={<Link href="/">{text.allMatches}</Link>}>
          {children}
        </Notice>
      </main>
    </>
  );
}

import { Link } from '../route/link.tsx';
import { useText } from '../text/language.tsx';
import { Header } from './header.tsx';
import styles from './message-page.module.css';
import { Notice } from './notice.tsx';
import { useTitle } from './title.ts';

/** A page that only says why there is nothing to see, and where there is. */
export function MessagePage({ title, children }: { title: string; children: string }) {
  const text = useText();
  useTitle(`${title} · ${text.brand}`);
  return (
    <>
      <Header />
      <main id="content" tabIndex={-1} className={styles.page}>
        <Notice title={title} action={<Link to={{ page: 'list' }}>{text.allMatches}</Link>}>
          {children}
        </Notice>
      </main>
    </>
  );
}

import { Button } from '../../parts/button.tsx';
import page from '../page.module.css';
import styles from './help.module.css';
import { text } from './text.ts';

/** One page that fits beside the keyboard when it is printed. */
export default function Help() {
  return (
    <div className={page.page}>
      <div className={page.head}>
        <h1 className={page.title}>{text.title}</h1>
        <Button className={styles.print} onClick={() => print()}>
          {text.print}
        </Button>
      </div>
      {text.chapters.map(({ title, points }) => (
        <section key={title} className={`${page.card} ${styles.chapter}`} aria-label={title}>
          <h2>{title}</h2>
          <ul className={styles.points}>
            {points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

import { useLink } from '../../app/services.ts';
import button from '../../parts/button.module.css';
import { hrefOf } from '../../stores/route.ts';
import page from '../page.module.css';
import styles from './welcome.module.css';
import { text } from './welcome-text.ts';

/** What an empty console says instead of an empty list. */
export function Welcome() {
  const relay = useLink((link) => link.sync?.relay ?? null);
  return (
    <>
      <h2 className={page.lead}>{text.title}</h2>
      <ol className={styles.steps}>
        <Step {...text.match} href={hrefOf({ screen: 'new' })} isFirst />
        <Step {...text.pad} href={hrefOf({ screen: 'devices' })} />
        <Step
          {...text.relay}
          lead={relay === null ? text.relay.lead : text.relay.set(relay)}
          href={hrefOf({ screen: 'settings' })}
        />
      </ol>
      <p>
        <a href={hrefOf({ screen: 'help' })}>{text.help}</a>
      </p>
    </>
  );
}

interface Props {
  readonly title: string;
  readonly lead: string;
  readonly action: string;
  readonly href: string;
  readonly isFirst?: boolean;
}

function Step({ title, lead, action, href, isFirst = false }: Props) {
  return (
    <li className={styles.step}>
      <h3>{title}</h3>
      <p>{lead}</p>
      <a className={`${button.button} ${isFirst ? button.primary : ''}`} href={href}>
        {action}
      </a>
    </li>
  );
}

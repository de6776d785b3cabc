import { hrefOf, type Route } from '../stores/route.ts';
import { gameTitle } from '../text/sports.ts';
import { t } from '../text/text.ts';
import { useDesk, useLink } from './services.ts';
import { SyncStatus } from './sync-status.tsx';
import styles from './top-bar.module.css';

export function TopBar({ route }: { readonly route: Route }) {
  const title = useDesk(({ desk }) => (desk?.state == null ? null : gameTitle(desk.state.game)));
  const refused = useLink((link) => link.refused.length);
  const name = useLink((link) => link.hello?.name ?? t.console);

  return (
    <header className={styles.bar} data-screen={route.screen}>
      <a className={styles.home} href={hrefOf({ screen: 'matches' })}>
        <span className={styles.brand}>{t.app}</span>
        <span className={styles.name}>{name}</span>
      </a>
      {route.screen === 'match' && title !== null && <h1 className={styles.title}>{title}</h1>}
      <nav className={styles.nav} aria-label={t.nav.label}>
        <NavLink to={{ screen: 'matches' }} route={route} label={t.nav.matches} />
        <NavLink to={{ screen: 'refused' }} route={route} label={t.nav.refused} count={refused} />
        <NavLink to={{ screen: 'devices' }} route={route} label={t.nav.devices} />
        <NavLink to={{ screen: 'outputs' }} route={route} label={t.nav.outputs} />
        <NavLink to={{ screen: 'settings' }} route={route} label={t.nav.settings} />
        <NavLink to={{ screen: 'help' }} route={route} label={t.nav.help} />
      </nav>
      <SyncStatus match={route.screen === 'match' ? route.match : null} />
    </header>
  );
}

interface LinkProps {
  readonly to: Route;
  readonly route: Route;
  readonly label: string;
  readonly count?: number;
}

function NavLink({ to, route, label, count = 0 }: LinkProps) {
  return (
    <a
      className={styles.link}
      data-to={to.screen}
      data-count={count}
      href={hrefOf(to)}
      aria-current={route.screen === to.screen ? 'page' : undefined}
    >
      {label}
      {count > 0 && (
        <span className={styles.count}>
          {count}
          <span className="visually-hidden"> {t.nav.newRefused(count)}</span>
        </span>
      )}
    </a>
  );
}

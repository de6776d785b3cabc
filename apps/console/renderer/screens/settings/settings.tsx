import { useEffect, useState } from 'react';
import type { ConsoleAbout } from '#shared/wire/console.ts';
import type { ShellAbout } from '#shared/wire/shell.ts';
import { findShell } from '../../api/shell.ts';
import { useLink, useServices } from '../../app/services.ts';
import page from '../page.module.css';
import { AppSection } from './app-section.tsx';
import { BackupSection } from './backup-section.tsx';
import { ConsoleSection } from './console-section.tsx';
import { RelaySection } from './relay-section.tsx';
import { ScreenSection } from './screen-section.tsx';
import { text } from './text.ts';

export default function Settings() {
  const { client } = useServices();
  const connected = useLink((link) => link.connection === 'open');
  const [about, setAbout] = useState<ConsoleAbout | null>(null);
  const [shell] = useState(findShell);
  const [app, setApp] = useState<ShellAbout | null>(null);

  useEffect(() => {
    if (!connected) return;
    void client.about().then((answer) => answer.ok && setAbout(answer.value));
    void shell?.command({ op: 'about' }).then((answer) => answer.ok && setApp(answer.value));
  }, [client, connected, shell]);

  const desktop = shell === null || app === null ? null : { shell, about: app, changed: setApp };
  return (
    <div className={page.page}>
      <h1 className={page.title}>{text.title}</h1>
      <ConsoleSection about={about} />
      <RelaySection desktop={desktop} />
      <BackupSection about={about} />
      <ScreenSection />
      {desktop !== null && <AppSection {...desktop} />}
    </div>
  );
}

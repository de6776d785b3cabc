import { useState } from 'react';
import type { ConsoleAbout } from '#shared/wire/console.ts';
import { useLink, useServices } from '../../app/services.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { objection } from '../../text/objections.ts';
import { dayAndTime } from '../../text/text.ts';
import { Facts, Section } from './section.tsx';
import styles from './settings.module.css';
import { text } from './text.ts';

const MB = 1024 * 1024;
const GB = 1024 * MB;

/** The copies of the journal, and the room that is left for it. */
export function BackupSection({ about }: { readonly about: ConsoleAbout | null }) {
  const { client } = useServices();
  const health = useLink((link) => link.health);
  const [problem, setProblem] = useState<string | null>(null);

  async function backUp() {
    const answer = await client.backup();
    setProblem(answer.ok ? null : objection(answer.problem));
  }

  const backup = health?.backup;
  const disk = health?.disk;
  const rows: (readonly [string, string])[] = [];
  if (backup !== undefined) {
    const { last } = backup;
    const size = last === null ? '' : (last.bytes / MB).toFixed(last.bytes < 10 * MB ? 1 : 0);
    rows.push([text.backupLast, last === null ? text.backupNever : text.backupAt(dayAndTime(last.at), size)]);
    rows.push([text.backupSchedule, text.backupEvery(backup.every)]);
  }
  if (about !== null) rows.push([text.backupFolder, about.backupDir]);
  if (disk != null) rows.push([text.disk, text.diskFree((disk.free / GB).toFixed(1), (disk.total / GB).toFixed(0))]);
  return (
    <Section title={text.backup}>
      <p className={styles.lead}>{text.backupLead}</p>
      <div>
        <Button onClick={() => void backUp()} disabled={backup?.running !== false}>
          {backup?.running === true ? text.backupRunning : text.backupNow}
        </Button>
      </div>
      {problem !== null && <Notice look="bad">{problem}</Notice>}
      <Facts rows={rows} />
      <p className={styles.lead}>{text.backupTip}</p>
    </Section>
  );
}

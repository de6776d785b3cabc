import { useCallback, useEffect, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { JsonObject } from '#shared/json/json.ts';
import { findSport } from '#shared/sports/registry.ts';
import type { Template } from '#shared/wire/console.ts';
import { useLink, useServices } from '../../app/services.ts';
import { findPad, pads } from '../../pads/registry.ts';
import { SelectField } from '../../parts/form.tsx';
import { Notice } from '../../parts/notice.tsx';
import { TeamSetUp } from '../../setup/team-set-up.tsx';
import { hrefOf } from '../../stores/route.ts';
import { objection } from '../../text/objections.ts';
import { sportName } from '../../text/sports.ts';
import { t } from '../../text/text.ts';
import page from '../page.module.css';
import { suggestMatchId } from './match-id.ts';

/** The templates that the console keeps. */
function useShelf(sport: string) {
  const { client } = useServices();
  const connected = useLink((link) => link.connection === 'open');
  const [list, setList] = useState<readonly Template[]>([]);

  const refresh = useCallback(async () => {
    const answer = await client.templates();
    if (answer.ok) setList(answer.value);
    return answer.ok ? null : objection(answer.problem);
  }, [client]);

  useEffect(() => {
    if (connected) void refresh();
  }, [connected, refresh]);

  return {
    list,
    async save(name: string, form: JsonObject) {
      const answer = await client.saveTemplate(sport, name, form);
      return answer.ok ? await refresh() : objection(answer.problem);
    },
    async remove(name: string) {
      const answer = await client.deleteTemplate(sport, name);
      return answer.ok ? await refresh() : objection(answer.problem);
    },
  };
}

/** Sets up a match: the sport's own form, and its `match.created` to the core. */
export default function NewMatch() {
  const { client } = useServices();
  const [sport, setSport] = useState(pads[0]?.sport ?? '');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const shelf = useShelf(sport);
  const pad = findPad(sport);
  const rules = findSport(sport);

  async function create(setup: JsonObject, title: string) {
    setBusy(true);
    const match = suggestMatchId(title, new Date(), Math.random);
    const draft = { id: uuidv7(), type: 'match.created', data: { sport, setup }, at: Date.now() };
    const answer = await client.draft(match, draft);
    setBusy(false);
    if (!answer.ok) setProblem(objection(answer.problem));
    else if (answer.value.status === 'refused') setProblem(objection(answer.value.error));
    else location.hash = hrefOf({ screen: 'match', match });
  }

  return (
    <div className={page.page}>
      <h1 className={page.title}>{t.setup.title}</h1>
      {pads.length > 1 && (
        <SelectField label={t.setup.sport} value={sport} onChange={(event) => setSport(event.target.value)}>
          {pads.map((each) => (
            <option key={each.sport} value={each.sport}>
              {sportName(each.sport)}
            </option>
          ))}
        </SelectField>
      )}
      {pad !== undefined && rules !== undefined && (
        <TeamSetUp
          key={sport}
          sport={rules}
          {...pad.setUp}
          create={(setup, title) => void create(setup, title)}
          busy={busy}
          templates={{ ...shelf, list: shelf.list.filter((each) => each.sport === sport) }}
        />
      )}
      {problem !== null && <Notice look="bad">{problem}</Notice>}
    </div>
  );
}

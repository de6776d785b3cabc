import { type FormEvent, useCallback, useEffect, useState } from 'react';
import type { Parsed } from '#shared/json/json.ts';
import {
  LATEST_MATCH,
  OutputKind,
  type OutputList,
  type OutputRequest,
  type OutputShow,
  type OutputSlides,
} from '#shared/wire/outputs.ts';
import { useLink, useServices } from '../../app/services.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextField } from '../../parts/form.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useNow } from '../../parts/use-now.ts';
import { locale } from '../../text/locale.ts';
import { objection } from '../../text/objections.ts';
import { titleText } from '../../text/sports.ts';
import page from '../page.module.css';
import { OutputCard } from './output-card.tsx';
import styles from './outputs.module.css';
import { SponsorsCard } from './sponsors-card.tsx';
import { text } from './text.ts';

const REFRESH_MS = 3_000;
const NONE: OutputSlides = { slides: [], showing: [] };

/** Where the outputs are to be found, what they show now, and how they look. */
export default function Outputs() {
  const { client } = useServices();
  const connected = useLink((link) => link.connection === 'open');
  const matches = useLink((link) => link.matches);
  const now = useNow(REFRESH_MS);
  const [list, setList] = useState<OutputList | null>(null);
  const [slides, setSlides] = useState(NONE);
  const [problem, setProblem] = useState<string | null>(null);
  const [chosen, setChosen] = useState(LATEST_MATCH);
  const [origin, setOrigin] = useState<string | null>(null);

  const latest = [...(matches?.values() ?? [])]
    .filter(({ scoreboard }) => !scoreboard.practice)
    .toSorted((a, b) => b.updatedAt - a.updatedAt)[0]?.match;
  // Slides belong to a match, also where the address says "the latest".
  const match = chosen === LATEST_MATCH ? latest : chosen;

  const refresh = useCallback(async () => {
    const answer = await client.outputs({ op: 'outputs' });
    if (answer.ok) setList(answer.value);
    else setProblem(objection(answer.problem));
    const offered = match === undefined ? null : await client.outputs({ op: 'outputSlides', match, locale });
    setSlides(offered?.ok ? offered.value : NONE);
  }, [client, match]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `now` is the clock that asks again
  useEffect(() => {
    if (connected) void refresh();
  }, [connected, refresh, now]);

  async function run(request: Exclude<OutputRequest, { op: 'outputs' | 'outputSlides' }>): Promise<boolean> {
    const answer: Parsed<object> = await client.outputs(request);
    setProblem(answer.ok ? null : objection(answer.problem));
    if (answer.ok) await refresh();
    return answer.ok;
  }

  function show(output: string, what: OutputShow) {
    if (match !== undefined) void run({ op: 'showOutput', match, output, show: what });
  }

  if (list === null) return problem === null ? null : <Notice look="bad">{problem}</Notice>;
  const own = location.protocol.startsWith('http') ? [location.origin] : list.local === null ? [] : [list.local];
  const origins = [...new Set([...list.addresses, ...own])];
  const reached = origin ?? origins[0] ?? '';
  return (
    <div className={page.page}>
      <h1 className={page.title}>{text.title}</h1>
      <p className={page.lead}>{text.lead}</p>
      {problem !== null && <Notice look="bad">{problem}</Notice>}
      <div className={`${page.card} ${styles.choice}`}>
        <SelectField label={text.match} value={chosen} onChange={({ target }) => setChosen(target.value)}>
          <option value={LATEST_MATCH}>{text.latest}</option>
          {[...(matches?.values() ?? [])].map(({ match, scoreboard }) => (
            <option key={match} value={match}>
              {titleText(scoreboard.title, scoreboard.sides)}
            </option>
          ))}
        </SelectField>
        <SelectField label={text.network} value={reached} onChange={({ target }) => setOrigin(target.value)}>
          {origins.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </SelectField>
      </div>
      {list.outputs.map((output) => (
        <OutputCard
          key={output.name}
          output={output}
          origin={reached}
          // The desktop program's own page may show what this machine serves.
          previewOrigin={own[0] ?? null}
          match={chosen}
          outputKey={list.key}
          slides={slides}
          show={show}
          save={({ name, kind, look }) => run({ op: 'saveOutput', output: { name, kind, look } })}
          remove={(name) => void run({ op: 'removeOutput', name })}
        />
      ))}
      <AddOutput list={list} run={run} />
      <SponsorsCard sponsors={list.sponsors} run={run} />
      <section className={page.card} aria-label={text.files}>
        <h2>{text.files}</h2>
        <p className={styles.path}>{list.fileFolder === null ? text.noFiles : text.fileFolder(list.fileFolder)}</p>
        {list.fileProblem !== null && <Notice look="bad">{text.fileProblem(list.fileProblem)}</Notice>}
      </section>
      <section className={page.card} aria-label={text.key}>
        <h2>{text.key}</h2>
        <p>{text.keyLead}</p>
        <RenewKey renew={() => void run({ op: 'renewOutputKey' })} />
      </section>
    </div>
  );
}

interface AddProps {
  readonly list: OutputList;
  readonly run: (request: Extract<OutputRequest, { op: 'saveOutput' }>) => Promise<boolean>;
}

/** A new one begins with the look of the one that its kind has anyway. */
function AddOutput({ list, run }: AddProps) {
  const [name, setName] = useState('');
  const [kind, setKind] = useState<OutputKind>('overlay');

  async function submit(event: FormEvent) {
    event.preventDefault();
    const model = list.outputs.find((output) => output.name === kind);
    if (model !== undefined && (await run({ op: 'saveOutput', output: { name, kind, look: model.look } }))) setName('');
  }

  return (
    <section className={page.card} aria-label={text.add}>
      <h2>{text.add}</h2>
      <form className={styles.choice} onSubmit={(event) => void submit(event)}>
        <TextField
          label={text.name}
          hint={text.nameHint}
          pattern="[a-z0-9][a-z0-9\-]{0,31}"
          required
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <SelectField
          label={text.kind}
          value={kind}
          onChange={({ target }) => setKind(OutputKind.catch('overlay').parse(target.value))}
        >
          {OutputKind.options.map((each) => (
            <option key={each} value={each}>
              {text.kinds[each]}
            </option>
          ))}
        </SelectField>
        <div className={styles.buttons}>
          <Button type="submit">{text.create}</Button>
        </div>
      </form>
    </section>
  );
}

/** Twice pressed: screens on air go on with what they show until they get the new address. */
function RenewKey({ renew }: { readonly renew: () => void }) {
  const [sure, setSure] = useState(false);
  if (!sure) return <Button onClick={() => setSure(true)}>{text.renew}</Button>;
  return (
    <Button
      look="danger"
      onClick={() => {
        renew();
        setSure(false);
      }}
      onBlur={() => setSure(false)}
    >
      {text.renewSure}
    </Button>
  );
}

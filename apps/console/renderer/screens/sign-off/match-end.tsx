import { useState } from 'react';
import { writeLog } from '#shared/formats/scorewire.ts';
import { useServices } from '../../app/services.ts';
import { Button } from '../../parts/button.tsx';
import { download } from '../../parts/download.ts';
import { Notice } from '../../parts/notice.tsx';
import type { OpenDesk } from '../../stores/desk.ts';
import { locale } from '../../text/locale.ts';
import { objection } from '../../text/objections.ts';
import { SignOff } from './sign-off.tsx';
import { endOf } from './signatures.ts';
import { text } from './text.ts';

interface Props {
  readonly desk: OpenDesk;
  readonly select: (id: string) => void;
  readonly showReview: () => void;
  readonly showCard: () => void;
}

/** From the moment a match is decided: the sign-off, and what people take home. */
export function MatchEnd({ desk, select, showReview, showCard }: Props) {
  const { client } = useServices();
  const [signing, setSigning] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { open, state } = desk;
  if (state === null) return null;
  const result = state.result ?? state.game.board(locale).result ?? null;
  const isOver = state.status === 'ended' || state.status === 'abandoned';
  if (!isOver && (result === null || state.status === 'scheduled')) return null;
  if (signing) {
    const close = () => setSigning(false);
    return <SignOff desk={desk} result={result} select={select} showReview={showReview} close={close} />;
  }
  if (!isOver) {
    return (
      <Notice
        look="good"
        actions={
          <Button look="primary" onClick={() => setSigning(true)}>
            {text.open}
          </Button>
        }
      >
        {text.decided} {result}
      </Notice>
    );
  }

  async function takeSignature() {
    const answer = await client.signHead(open.match);
    setProblem(answer.ok ? null : objection(answer.problem));
    if (answer.ok) {
      download(`${open.match}.signature.json`, 'application/json', `${JSON.stringify(answer.value, null, 2)}\n`);
    }
  }

  function print() {
    showCard();
    // The card has to be on the screen before it can be on paper.
    setTimeout(() => window.print(), 100);
  }

  const signedBy = endOf(open.fold.effective)?.signedBy ?? [];
  const names = signedBy.map(({ name, role }) => `${name} (${role})`).join(', ');
  const end = state.status === 'ended';
  /** A log without its newest events is not what anybody signed. */
  const waiting = open.pending.length > 0;
  return (
    <Notice
      look={end && signedBy.length === 0 ? 'warn' : 'good'}
      actions={
        <>
          {end && signedBy.length === 0 && (
            <Button look="primary" onClick={() => setSigning(true)}>
              {text.open}
            </Button>
          )}
          <Button
            onClick={() => download(`${open.match}.jsonl`, 'application/x-ndjson', writeLog(open.stored))}
            disabled={waiting}
          >
            {text.download}
          </Button>
          <Button onClick={() => void takeSignature()} disabled={waiting}>
            {text.downloadSignature}
          </Button>
          <Button onClick={print}>{text.print}</Button>
        </>
      }
    >
      {end && (signedBy.length === 0 ? text.unsigned : text.signed(names))} {problem}
    </Notice>
  );
}

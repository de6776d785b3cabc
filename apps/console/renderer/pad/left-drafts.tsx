import { useState } from 'react';
import { type KeyValueStore, storedOutbox } from '../match/outbox.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { p } from './text.ts';

/** On a pad that lost its key with actions unsaved: they are neither sent nor thrown away without a word. */
export function LeftDrafts({ storage }: { readonly storage: KeyValueStore }) {
  const [sure, setSure] = useState(false);
  const outbox = storedOutbox(storage, () => undefined);
  const left = outbox.list();
  if (left.length === 0) return null;

  function discard() {
    for (const { draft } of left) outbox.remove(draft.id);
    // The sender has read them already.
    location.reload();
  }

  return (
    <Notice
      look="warn"
      actions={
        <Button look="danger" onClick={sure ? discard : () => setSure(true)}>
          {sure ? p.left.sure : p.left.discard(left.length)}
        </Button>
      }
    >
      <strong>{p.left.title(left.length)}</strong> {p.left.why}
    </Notice>
  );
}

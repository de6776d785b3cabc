import { Component, type ReactNode } from 'react';
import { useText } from '../text/language.tsx';
import { Button, Notice } from './notice.tsx';

/** Says so when the page itself fails, instead of going blank. */
export class Crash extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <Failed /> : this.props.children;
  }
}

function Failed() {
  const text = useText();
  return (
    <main>
      <Notice
        title={text.problem.crashTitle}
        action={<Button onClick={() => window.location.reload()}>{text.problem.reload}</Button>}
      >
        {text.problem.crash}
      </Notice>
    </main>
  );
}

import { Component, type ReactNode } from 'react';
import { text } from '../text/text.ts';
import { Button, Notice } from './notice.tsx';

/** Says so when the page itself fails, instead of going blank. */
export class Crash extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    const reload = <Button onClick={() => window.location.reload()}>{text.problem.reload}</Button>;
    return (
      <main>
        <Notice title={text.problem.crashTitle} action={reload}>
          {text.problem.crash}
        </Notice>
      </main>
    );
  }
}

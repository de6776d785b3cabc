import { useDesk, useServices } from '../app/services.ts';
import { Button } from '../parts/button.tsx';
import { Strip } from '../parts/strip.tsx';
import { t } from '../text/text.ts';
import { reviewText } from './text.ts';

/** What was unusual about the newest action; it stays in the list of what wants a second look. */
export function WarningStrip() {
  const { desk } = useServices();
  const warnings = useDesk((state) => state.warnings);
  if (warnings.length === 0) return null;
  return (
    <Strip
      label={reviewText.tab}
      look="warn"
      actions={
        <Button hint="Esc" onClick={() => desk.dismiss()}>
          {t.refusal.dismiss}
        </Button>
      }
    >
      <p>{warnings.join(' ')}</p>
    </Strip>
  );
}

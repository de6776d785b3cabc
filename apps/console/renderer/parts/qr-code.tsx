import { useMemo } from 'react';
import { encode } from 'uqr';
import styles from './qr-code.module.css';

/** `text` as a QR code, always dark on light: not every camera reads the other way about. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = useMemo(() => {
    const { data, size } = encode(text, { border: 2 });
    const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
    return { size, path };
  }, [text]);
  return (
    <svg className={styles.code} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path className={styles.dark} d={path} shapeRendering="crispEdges" />
    </svg>
  );
}

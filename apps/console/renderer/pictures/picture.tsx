import { useEffect, useRef } from 'react';
import { useLink, useServices } from '../app/services.ts';

interface Props {
  readonly image: string;
  readonly label: string;
  readonly className: string | undefined;
}

/** A picture of the console's. It comes over the API and is drawn: the desktop program's page loads nothing from HTTP. */
export function Picture({ image, label, className }: Props) {
  const { client } = useServices();
  const connected = useLink((link) => link.connection === 'open');
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    let gone = false;
    async function draw() {
      const answer = await client.images({ op: 'image', image });
      if (!answer.ok || gone) return;
      const { type, data } = answer.value;
      const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type }));
      const target = canvas.current;
      if (gone || target === null) return;
      [target.width, target.height] = [bitmap.width, bitmap.height];
      target.getContext('2d')?.drawImage(bitmap, 0, 0);
      bitmap.close();
    }
    if (connected) void draw().catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [client, connected, image]);

  return <canvas ref={canvas} className={className} role="img" aria-label={label} width={1} height={1} />;
}

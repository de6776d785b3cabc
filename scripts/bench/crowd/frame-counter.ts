/** Counts whole frames of a server (RFC 6455 §5.2), however the bytes come; what is in them is passed over. */
export class FrameCounter {
  readonly #whole: (opcode: number, length: number) => void;
  #opcode = 0;
  #length = 0;
  /** Bytes of the frame's payload that are yet to come. */
  #rest = 0;
  /** A head that has not come whole. */
  #head: number[] = [];

  constructor(whole: (opcode: number, length: number) => void) {
    this.#whole = whole;
  }

  read(bytes: Uint8Array, from: number, end: number): void {
    let at = from;
    while (at < end) {
      if (this.#rest > 0) {
        const taken = Math.min(this.#rest, end - at);
        this.#rest -= taken;
        at += taken;
        if (this.#rest === 0) this.#whole(this.#opcode, this.#length);
        continue;
      }
      const short = (bytes[at + 1] ?? 0) & 127;
      if (this.#head.length === 0 && end - at >= 4 && short < 127) {
        // Nearly always: a head that has come whole.
        const isShort = short < 126;
        this.#begin(bytes[at] ?? 0, isShort ? short : (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0));
        at += isShort ? 2 : 4;
      } else {
        this.#head.push(bytes[at++] ?? 0);
        this.#takeHead();
      }
    }
  }

  #takeHead(): void {
    const [first = 0, second] = this.#head;
    if (second === undefined) return;
    const short = second & 127;
    const wanted = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (this.#head.length < wanted) return;
    const length = wanted === 2 ? short : this.#head.slice(2).reduce((sum, byte) => sum * 256 + byte, 0);
    this.#head = [];
    this.#begin(first, length);
  }

  #begin(first: number, length: number): void {
    this.#opcode = first & 15;
    this.#length = length;
    this.#rest = length;
    if (length === 0) this.#whole(this.#opcode, this.#length);
  }
}

/** A client's frame of up to 65,535 bytes, masked with zeros: as good as any mask for a bench. */
export function maskedFrame(opcode: number, text: string): Buffer {
  const payload = Buffer.from(text);
  const length =
    payload.length < 126 ? [0x80 | payload.length] : [0x80 | 126, payload.length >> 8, payload.length & 255];
  return Buffer.concat([Buffer.from([0x80 | opcode, ...length, 0, 0, 0, 0]), payload]);
}

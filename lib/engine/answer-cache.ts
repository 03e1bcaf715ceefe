/** Answers as JSON text, the least recently used forgotten first once they exceed their bytes. */
export class AnswerCache {
  #texts = new Map<string, string>();
  #bytes = 0;
  readonly #capacity: number;

  constructor(capacityBytes: number) {
    this.#capacity = capacityBytes;
  }

  get(key: string): string | undefined {
    const text = this.#texts.get(key);
    if (text === undefined) return undefined;
    this.#texts.delete(key);
    this.#texts.set(key, text);
    return text;
  }

  /** Remembers an answer, unless it alone would push out most of the others. */
  set(key: string, text: string): void {
    this.#forget(key);
    if (sizeOf(text) > this.#capacity / 4) return;
    this.#texts.set(key, text);
    this.#bytes += sizeOf(text);
    for (const oldest of this.#texts.keys()) {
      if (this.#bytes <= this.#capacity) break;
      this.#forget(oldest);
    }
  }

  #forget(key: string): void {
    const text = this.#texts.get(key);
    if (text === undefined) return;
    this.#texts.delete(key);
    this.#bytes -= sizeOf(text);
  }
}

/** Text in memory takes one or two bytes a character; assume two. */
function sizeOf(text: string): number {
  return text.length * 2;
}

import { QueryError } from "../engine/query.ts";

const mostAtOnce = 2;
/** Whoever has a link may ask as many different questions as its filters have choices. */
const mostWaiting = 300;

type Line = { running: number; waiting: (() => void)[] };

/** Lets so many questions of one link run at once; the others wait for their turn, or leave when they are given up. */
export class Turns {
  #lines = new Map<string, Line>();

  async take<T>(share: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const line = this.#lines.get(share) ?? { running: 0, waiting: [] };
    this.#lines.set(share, line);
    if (line.waiting.length >= mostWaiting) throw new QueryError("E_BUSY", "Many questions of this link are waiting.");
    if (line.running >= mostAtOnce) await this.#wait(line, signal);
    else line.running += 1;
    try {
      signal.throwIfAborted();
      return await work();
    } finally {
      const next = line.waiting.shift();
      if (next) next();
      else line.running -= 1;
      if (line.running === 0) this.#lines.delete(share);
    }
  }

  /** The turn of whoever leaves goes to the one behind. */
  #wait(line: Line, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const mine = () => {
        signal.removeEventListener("abort", leave);
        resolve();
      };
      const leave = () => {
        line.waiting.splice(line.waiting.indexOf(mine), 1);
        reject(signal.reason);
      };
      line.waiting.push(mine);
      signal.addEventListener("abort", leave, { once: true });
    });
  }
}

const place = Symbol.for("parquetry.shareTurns");

/** The turns of this server: one for the whole process, although a server loads this module several times. */
export function shareTurns(): Turns {
  const holder = globalThis as { [place]?: Turns };
  holder[place] ??= new Turns();
  return holder[place];
}

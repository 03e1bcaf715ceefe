import type { Words } from "../walk/rows-by-unit.ts";
import { flagBits, flagMask, type JourneyLayout } from "./packing.ts";
import type { UnitRows } from "./unit-rows.ts";

/** One bucket of a stretch: the code of each event by number, its users in order, how many rows each has, their rows, and the session of each row. */
export type StretchLists = { codes: Words; users: Words; counts: Words; places: Words; sessions: Words };

/** Goes through one bucket of a stretch, user by user. */
export class StretchCursor {
  /** The key of the next user as two words. */
  low = 0;
  high = 0;
  done = true;
  readonly #below: number;
  readonly #numberMask: number;
  readonly #tieMask: number;
  readonly #scale: number;
  readonly #base: number;
  #lists: StretchLists | null = null;
  #user = 0;
  #row = 0;

  constructor(
    { baseMicros, numberBits, tieBits }: JourneyLayout["stretches"][number],
    readonly bounds: { from: number; until: number },
  ) {
    this.#below = numberBits + tieBits;
    this.#numberMask = 2 ** numberBits - 1;
    this.#tieMask = 2 ** tieBits - 1;
    this.#scale = 2 ** (32 - this.#below);
    this.#base = baseMicros;
  }

  /** Goes to the first user of a bucket. */
  open(lists: StretchLists): void {
    this.#lists = lists;
    this.#user = -1;
    this.#row = 0;
    this.#next();
  }

  /** How many rows the next user has. */
  get count(): number {
    const { counts } = this.#lists as StretchLists;
    return counts.words[(counts.start + this.#user) * 2] as number;
  }

  /** Adds the next user's rows between the bounds, and their sessions where there are any, and goes on to the user after. */
  take(rows: UnitRows, sessionsOf: Int32Array | null): void {
    const { places, codes, sessions } = this.#lists as StretchLists;
    const { from, until } = this.bounds;
    const { keys, times, marks, node, row } = rows;
    const [below, numberMask, tieMask, scale, base] = [this.#below, this.#numberMask, this.#tieMask, this.#scale, this.#base];
    const numberBits = 32 - Math.clz32(numberMask);
    const end = this.#row + this.count;
    let at = rows.until;
    for (let place = this.#row; place < end; place += 1) {
      const word = (places.start + place) * 2;
      const low = places.words[word] as number;
      const time = (places.words[word + 1] as number) * scale + (low >>> below) + base;
      if (time < from || time > until) continue;
      const code = codes.words[(codes.start + (low & numberMask)) * 2] as number;
      keys[at] = (low >>> numberBits) & tieMask;
      times[at] = time;
      marks[at] = code & flagMask;
      node[at] = code >> flagBits;
      row[at] = at;
      if (sessionsOf !== null) putSession(sessionsOf, at, { sessions, place });
      at += 1;
    }
    rows.until = at;
    this.#row = end;
    this.#next();
  }

  #next(): void {
    const { users } = this.#lists as StretchLists;
    this.#user += 1;
    this.done = this.#user >= users.length;
    if (this.done) return;
    const word = (users.start + this.#user) * 2;
    this.low = users.words[word] as number;
    this.high = users.words[word + 1] as number;
  }
}

function putSession(sessionsOf: Int32Array, at: number, { sessions, place }: { sessions: Words; place: number }): void {
  const word = (sessions.start + place) * 2;
  const has = sessions.length > 0;
  sessionsOf[at * 2] = has ? (sessions.words[word] as number) : 0;
  sessionsOf[at * 2 + 1] = has ? (sessions.words[word + 1] as number) : 0;
}

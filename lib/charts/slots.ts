import { hues } from "./palette.ts";

/** FNV-1a over UTF-16 code units: the same name gives the same number everywhere. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** The slots that names were given while charts lie side by side; null while each chart stands alone. */
let book: Map<string, number> | null = null;
let readers = 0;

/** From now on a name keeps the slot it was given first, on every chart; until the returned function is called. */
export function keepSlots(): () => void {
  readers += 1;
  book ??= new Map();
  return () => {
    readers -= 1;
    if (readers === 0) book = null;
  };
}

/**
 * A palette slot for each name: the one that it has on another chart beside this one, else its own (by hash), where they are free,
 * else the next free one, so that a value keeps its colour from chart to chart and no two of the first ten share one. Order of the
 * names does not matter.
 */
export function slots(names: readonly string[]): Map<string, number> {
  const given = new Map<string, number>();
  const taken = new Set<number>();
  const give = (name: string, slot: number) => {
    taken.add(slot);
    given.set(name, slot);
    if (book && !book.has(name)) book.set(name, slot);
  };
  const sorted = [...new Set(names)].sort();
  for (const name of sorted) {
    const kept = book?.get(name);
    if (kept !== undefined && !taken.has(kept)) give(name, kept);
  }
  for (const name of sorted) {
    if (given.has(name)) continue;
    if (taken.size === hues.length) taken.clear();
    give(name, freeFrom(hashOf(name) % hues.length, taken));
  }
  return given;
}

/** The first slot from one on that is free here, and, while there is one, on the other charts too. */
function freeFrom(own: number, taken: ReadonlySet<number>): number {
  const elsewhere = new Set(book?.values());
  const order = hues.map((_, step) => (own + step) % hues.length).filter((slot) => !taken.has(slot));
  return order.find((slot) => !elsewhere.has(slot)) ?? order[0] ?? own;
}

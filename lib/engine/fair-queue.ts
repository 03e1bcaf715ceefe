/** A waiting line in which owners take turns: nobody waits behind the second question of somebody else. */
export class FairQueue<Item> {
  #lines = new Map<string, Item[]>();

  get length(): number {
    return [...this.#lines.values()].reduce((sum, line) => sum + line.length, 0);
  }

  add(owner: string, item: Item): void {
    const line = this.#lines.get(owner);
    if (line) line.push(item);
    else this.#lines.set(owner, [item]);
  }

  /** The next in turn, whose owner then goes to the end of the line. */
  take(): Item | undefined {
    for (const [owner, [item, ...rest]] of this.#lines) {
      this.#lines.delete(owner);
      if (rest.length > 0) this.#lines.set(owner, rest);
      return item;
    }
    return undefined;
  }

  remove(item: Item): boolean {
    for (const [owner, line] of this.#lines) {
      const rest = line.filter((other) => other !== item);
      if (rest.length === line.length) continue;
      if (rest.length > 0) this.#lines.set(owner, rest);
      else this.#lines.delete(owner);
      return true;
    }
    return false;
  }

  /** All items in the order in which they would be taken if nobody else came. */
  inOrder(): Item[] {
    const lines = [...this.#lines.values()];
    const rounds = Math.max(0, ...lines.map((line) => line.length));
    return Array.from({ length: rounds }, (_, round) => lines.flatMap((line) => line.slice(round, round + 1))).flat();
  }
}

/** A seeded stream of pseudo-random numbers (sfc32): the same seed gives the same numbers on every machine. */
export type Random = {
  /** From 0 (included) to 1 (excluded). */
  next: () => number;
  chance: (rate: number) => boolean;
  /** Whole number from `low` to `high`, both included. */
  whole: (low: number, high: number) => number;
  pick: <T>(list: readonly T[]) => T;
  weighted: <T>(list: readonly (readonly [T, number])[]) => T;
  /** `digits` hexadecimal digits, at most 8 per call of the stream. */
  hex: (digits: number) => string;
};

/** The stream of one purpose: streams with different numbers do not depend on each other. */
export function random(seed: number, stream: number): Random {
  const word = sfc32(seed, stream, 0x9e3779b9);
  const next = (): number => word() / 4_294_967_296;
  const whole = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    whole,
    chance: (rate) => next() < rate,
    pick: (list) => item(list, whole(0, list.length - 1)),
    weighted: (list) => weighted(list, next()),
    hex: (digits) => {
      let text = "";
      while (text.length < digits) text += word().toString(16).padStart(8, "0");
      return text.slice(0, digits);
    },
  };
}

function item<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new RangeError("nothing to pick from");
  return found;
}

function weighted<T>(list: readonly (readonly [T, number])[], share: number): T {
  let left = share * list.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of list) {
    left -= weight;
    if (left < 0) return value;
  }
  return item(list, list.length - 1)[0];
}

function sfc32(first: number, second: number, third: number): () => number {
  let [a, b, c, counter] = [first | 0, second | 0, third | 0, 1];
  const step = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 15; round += 1) step();
  return step;
}

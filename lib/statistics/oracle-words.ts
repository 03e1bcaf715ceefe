/** Words an oracle file abbreviates, and what this library calls them. */
const long: Record<string, string> = { lo: "low", hi: "high", diff: "difference", conf: "confidence", var: "variance" };
const short = Object.fromEntries(Object.entries(long).map(([abbreviated, word]) => [word, abbreviated]));

/** An oracle's input in this library's names: snake_case becomes camelCase, abbreviations are written out. */
export function fromOracle(value: unknown): unknown {
  return renamed(value, (key) => {
    const words = key.split("_").map((word) => long[word] ?? word);
    return words.map((word, i) => (i === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join("");
  });
}

/** A result in an oracle's names, the inverse of `fromOracle`; "variance" is abbreviated only where it is the whole name. */
export function toOracle(value: unknown): unknown {
  return renamed(value, (key) => {
    const words = key.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`).split("_");
    return words.map((word) => (word === "variance" && words.length > 1 ? word : (short[word] ?? word))).join("_");
  });
}

function renamed(value: unknown, rename: (key: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => renamed(item, rename));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [rename(key), renamed(item, rename)]));
}

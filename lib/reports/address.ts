/** A definition as it is being written: any JSON object; only parsing says whether it is whole. */
export type Draft = Record<string, unknown>;

/** Longer definitions go to a draft kept by the store, and the address carries its id. */
export const longestAddress = 6000;

const swaps: readonly (readonly [string, string])[] = [
  ['"', "~"],
  ["{", "("],
  ["}", ")"],
  ["[", "!"],
  ["]", "*"],
];
const swapped = new Map(
  swaps.flatMap(
    ([json, plain]) =>
      [
        [json, plain],
        [plain, json],
      ] as const,
  ),
);

function swap(text: string): string {
  return text.replace(/["~{}()[\]!*]/g, (sign) => swapped.get(sign) ?? sign);
}

/** The text for the address: JSON without defaults, its signs swapped for ones that addresses leave alone. */
export function encodeDefinition(draft: Draft, defaults: Draft): string {
  const text = encodeURIComponent(swap(JSON.stringify(withoutDefaults(draft, defaults))));
  return text.replace(/%2C/g, ",").replace(/%3A/g, ":").replace(/%20/g, "+");
}

/** The object behind an address's text (percent signs already decoded); null when it is damaged. */
export function decodeDefinition(text: string): Draft | null {
  try {
    const found: unknown = JSON.parse(swap(text));
    return typeof found === "object" && found !== null && !Array.isArray(found) ? (found as Draft) : null;
  } catch {
    return null;
  }
}

/** The same draft without the words that say what would hold anyway; sorted by word, so equal drafts read the same. */
export function withoutDefaults(draft: Draft, defaults: Draft): Draft {
  const said = Object.entries(draft).filter(
    ([word, value]) => value !== undefined && canonical(value) !== canonical(Object.hasOwn(defaults, word) ? defaults[word] : undefined),
  );
  return Object.fromEntries(said.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, each: unknown) =>
      typeof each === "object" && each !== null && !Array.isArray(each)
        ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
        : each,
    ) ?? "undefined"
  );
}

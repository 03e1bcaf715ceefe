/** What the picture's font draws in both weights, without anything that could be taken for an emoji. */
const undrawable =
  /[^ -~\u00a1-\u00a8\u00aa-\u00ac\u00af-\u0113\u0116-\u012b\u012e-\u0137\u0139-\u013e\u0141-\u0148\u014a-\u014d\u0150-\u017e\u0400-\u045f\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u20ac\u2192\u2212\u2264\u2265]+/gu;
const emoji = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\u20e3|[\ufe0e\ufe0f]/gu;
const longest = 200;

/**
 * A name as a picture can draw it: emoji are left out, letters of other scripts become an ellipsis. What draws the picture would
 * otherwise fetch fonts for them from the network. Null where nothing is left to read.
 */
export function drawable(name: string): string | null {
  const kept = name.slice(0, longest).normalize("NFC").replace(emoji, "").replace(/\s+/g, " ").replace(undrawable, "…").trim();
  return /[\p{Letter}\p{Number}]/u.test(kept) ? kept : null;
}

import type { CleanRule } from "../definition.ts";

/** What is wrong with a cleaning rule, or null: every engine must read the pattern, and a group that is named must exist. */
export function cleanRuleComplaint({ regex, replace }: CleanRule): string | null {
  if (/\(\?(?:[=!]|<[=!])|\\[1-9]|\\k</.test(regex)) return "a pattern has no look-around and no back-references: write it without";
  if ([...regex.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].some(([, low, high]) => Number(low) > 1000 || Number(high ?? 0) > 1000))
    return "a pattern repeats at most 1000 times";
  const groups = groupCount(regex);
  if (groups === null) return `"${regex}" is not a regular expression`;
  const highest = Math.max(0, ...[...replace.matchAll(/\\([1-9])/g)].map(([, digit]) => Number(digit)));
  return highest > groups ? `\\${highest} stands for a group that the pattern does not have (it has ${groups})` : null;
}

function groupCount(regex: string): number | null {
  try {
    return (new RegExp(`${regex}|`, "u").exec("")?.length ?? 1) - 1;
  } catch {
    return null;
  }
}

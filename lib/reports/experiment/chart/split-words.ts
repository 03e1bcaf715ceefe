import { fullNumber, percent } from "../../../format.ts";
import type { Phrase } from "../../../vocabulary/phrase.ts";
import type { ExposureFacts, SplitCheck } from "../result/answer.ts";

/** Expected 50/50, got 50.2/49.8. */
export function splitShares({ arms, units }: Pick<ExposureFacts, "arms" | "units">): string {
  const weight = arms.reduce((sum, each) => sum + each.weight, 0);
  const shares = (of: (arm: ExposureFacts["arms"][number]) => number) =>
    arms.map((arm) => percent(of(arm)).replace(/(\.0)?%$/, "")).join("/");
  return `expected ${shares((arm) => arm.weight / weight)}, got ${shares((arm) => arm.units / Math.max(1, units))}`;
}

/** A small p with two digits and no exponent: 0.0000018. */
export function smallP(p: number | null): string {
  if (p === null) return "unknown";
  if (p < 1e-12) return "below 0.000000000001";
  return p >= 0.001 ? p.toFixed(4) : p.toFixed(1 - Math.floor(Math.log10(p)));
}

/** What the badge of the split says. */
export function splitBadge({ status, p }: Pick<SplitCheck, "status" | "p">): { tone: "good" | "warn" | "bad" | "neutral"; text: string } {
  switch (status) {
    case "alarm":
      return { tone: "bad", text: `Traffic split looks broken (p ${smallP(p)})` };
    case "notice":
      return { tone: "warn", text: `Traffic split a little off (p ${smallP(p)})` };
    case "ok":
      return { tone: "good", text: `Traffic split as planned (p ${smallP(p)})` };
    case "too_few":
      return { tone: "neutral", text: "Too few units to check the traffic split" };
  }
}

/** Who is left out, and why it matters; several variants from one in a hundred on is a warning. */
export function leftOutNotes({ leftOut, units }: Pick<ExposureFacts, "leftOut" | "units">): { isWarning: boolean; words: Phrase[] }[] {
  const several = leftOut.severalVariants;
  const share = several / Math.max(1, several + units);
  const notes: [number, boolean, string][] = [
    [several, share >= 0.01, `saw several variants (${percent(share)}) and are in none: check the assignment if they are many`],
    [leftOut.beforeRange, false, "were exposed before the range"],
    [leftOut.notPlanned, false, "saw a variant that is no arm"],
    [leftOut.withoutVariant, false, "had an exposure without a variant"],
  ];
  return notes
    .filter(([count]) => count > 0)
    .map(([count, isWarning, why]) => ({ isWarning, words: [{ text: `${fullNumber(count)} ${why}` }] }));
}

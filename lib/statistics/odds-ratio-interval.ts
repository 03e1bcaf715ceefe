import type { ConfidentPair, Interval } from "./arm.ts";
import { criticalZ } from "./special/normal.ts";

export type OddsRatio = { oddsRatio: number; seLog: number } & Interval;

type Question = ConfidentPair & { haldaneIfZero?: boolean };

/** The odds ratio of b to a by its logarithm (Woolf 1955); with an empty cell 1/2 is added to all four (Haldane–Anscombe), or null if that is not wanted. */
export function oddsRatioInterval({ a, b, confidence, haldaneIfZero = true }: Question): OddsRatio | null {
  const counts = [b.x, b.n - b.x, a.x, a.n - a.x];
  if (counts.includes(0) && !haldaneIfZero) return null;
  const shift = counts.includes(0) ? 0.5 : 0;
  const [bYes = 0, bNo = 0, aYes = 0, aNo = 0] = counts.map((count) => count + shift);
  const oddsRatio = (bYes / bNo) * (aNo / aYes);
  const seLog = Math.sqrt(1 / bYes + 1 / bNo + 1 / aYes + 1 / aNo);
  const factor = Math.exp(criticalZ(confidence) * seLog);
  return { oddsRatio, seLog, low: oddsRatio / factor, high: oddsRatio * factor };
}

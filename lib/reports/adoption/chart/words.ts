import { percent, unset } from "../../../format.ts";
import type { Quadrant, Rate } from "../result/answer.ts";

/** The 95 % interval of a rate: 1.2% – 3.4%. */
export function intervalText({ low, high }: Pick<Rate, "low" | "high">): string {
  return low === null || high === null ? unset : `${percent(low)} – ${percent(high)}`;
}

/** The quadrants as people call them, and what they mean. */
export const quadrantWords: Record<Quadrant, { word: string; meaning: string }> = {
  core: { word: "Core", meaning: "often, by many" },
  niche: { word: "Niche", meaning: "often, by few" },
  occasional: { word: "Occasional", meaning: "seldom, by many" },
  rare: { word: "Rare", meaning: "seldom, by few" },
};

/** A count of time units: 1 day, 12 days. */
export function elapsedText(time: number | null, timeUnit: string): string {
  if (time === null) return unset;
  return `${time} ${timeUnit}${time === 1 ? "" : "s"}`;
}

/** A number of uses or days as people read it: at most two decimals. */
export function shortNumber(value: number | null): string {
  return value === null ? unset : String(Number(value.toFixed(2)));
}

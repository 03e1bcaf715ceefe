import type { StickinessDefinition } from "../definition.ts";
import type { Distribution, StickinessAnswer, StickinessResult } from "./answer.ts";

/** Rules of semantics §9 that the answer breaks, in words; none for a sound answer. */
export function brokenInvariants(result: StickinessResult, definition: StickinessDefinition): string[] {
  return [...broken(result, definition), ...(result.previous ? broken(result.previous, definition) : [])];
}

function broken({ series = [], power = [], ratio = [] }: StickinessAnswer, { cumulative }: StickinessDefinition): string[] {
  const wrong = [...series, ...power].some((each) => !addsUp(each, cumulative));
  const shrinks = ratio.some(({ points }) => points.some(({ dau, wau, mau }) => (dau ?? 0) > (wau ?? 0) || (wau ?? 0) > (mau ?? 0)));
  return [
    ...(wrong ? ["the numbers of units do not add up to all active units"] : []),
    ...(shrinks ? ["more units were active in a shorter time than in a longer one that holds it"] : []),
  ];
}

function addsUp({ values, actors }: Distribution, cumulative: boolean): boolean {
  if (cumulative) return (values[0]?.count ?? 0) === actors;
  return values.reduce((sum, { count }) => sum + count, 0) === actors;
}

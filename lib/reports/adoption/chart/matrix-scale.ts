import { rateEnd, roundUp } from "../../../charts/axes.ts";

/** Where a value lies on an axis from 0 to 1, and the values that are written beside it. */
export type Scale = { to: (value: number) => number; ticks: number[]; stretched: boolean };

type Kind = { rate: boolean; stretched: boolean };

/** An axis that holds the values: even from 0, or stretched at its low end (a logarithm). */
export function scaleOf(values: readonly number[], { rate, stretched }: Kind): Scale {
  const positive = values.filter((value) => value > 0);
  return stretched && positive.length > 0 ? logScale(positive, rate) : evenScale(Math.max(0, ...values), rate);
}

function evenScale(highest: number, rate: boolean): Scale {
  const step = rate ? rateStep(highest) : Math.max(0.5, roundUp((highest * 1.15) / 5));
  const end = rate ? rateEnd(highest * 1.02) : Math.ceil((highest * 1.15) / step) * step;
  const ticks = Array.from({ length: Math.round(end / step) + 1 }, (_, index) => Number((index * step).toPrecision(12)));
  return { to: (value) => value / end, ticks, stretched: false };
}

function rateStep(highest: number): number {
  const end = rateEnd(highest * 1.02);
  return [4, 5, 3].map((parts) => end / parts).find(isRound) ?? end / 4;
}

const isRound = (step: number) => Math.abs(roundUp(step) - step) < step * 1e-9;

function logScale(values: readonly number[], rate: boolean): Scale {
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const round = lowest === highest ? roundNumbers(lowest * 0.4, highest * 2.5) : roundNumbers(lowest, highest);
  const low = round[0] ?? lowest;
  const high = rate ? Math.min(1, round.at(-1) ?? highest) : (round.at(-1) ?? highest);
  const span = Math.log(high / low) || 1;
  const edge = rate ? 0.04 : 0.1;
  const inside = round.filter((each) => each >= low && each <= high);
  return { to: (value) => edge + (1 - 2 * edge) * (Math.log(value / low) / span), ticks: thinned(inside), stretched: true };
}

/** 1, 2 and 5 times powers of ten that enclose two values. */
function roundNumbers(from: number, to: number): number[] {
  const powers = Array.from({ length: 24 }, (_, index) => index - 12);
  const all = powers.flatMap((power) => [1, 2, 5].map((each) => Number((each * 10 ** power).toPrecision(2))));
  const first = all.findLastIndex((each) => each <= from);
  const last = all.findIndex((each) => each >= to);
  return all.slice(Math.max(0, first), last + 1);
}

const mostTicks = 10;

function thinned(ticks: number[]): number[] {
  if (ticks.length <= mostTicks) return ticks;
  const tens = ticks.filter((each) => Number(each.toExponential().split("e")[0]) === 1);
  return tens.length >= 2 ? tens : ticks;
}

/** Whether the values lie so unevenly that an even axis would press most of them into a corner. */
export function isLopsided(values: readonly number[]): boolean {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  return sorted.length > 4 && middle !== undefined && (sorted.at(-1) ?? 0) / middle > 6;
}

import { sampleSize } from "./sample-size.ts";

export type DurationQuestion = {
  baseline: number;
  mdeRelative: number;
  alpha: number;
  power: number;
  arms: number;
  dailyUsers: number;
  trafficShare: number;
};

/** How many days the pooled sample size takes, and the whole weeks recommended; null when nobody comes or nothing is to be seen. */
export function testDuration({ baseline, mdeRelative, alpha, power, arms, dailyUsers, trafficShare }: DurationQuestion) {
  const size = sampleSize({ p1: baseline, p2: baseline * (1 + mdeRelative), alpha, power, comparisons: arms - 1 });
  const users = trafficShare * dailyUsers;
  if (size === null || !(users > 0)) return null;
  const nTotal = size.nPerArm * arms;
  const days = Math.ceil(nTotal / users);
  return { nPerArm: size.nPerArm, nTotal, days, recommendedDays: Math.max(1, Math.ceil(days / 7)) * 7 };
}

import type { Random } from "./random.ts";
import {
  browsers,
  campaign,
  channels,
  countries,
  day,
  days,
  features,
  firstDay,
  growth,
  habits,
  plans,
  platforms,
  secondDevice,
  signUpRate,
  testUsers,
  weekdayWeights,
} from "./story.ts";

export type Device = {
  anonymousId: string;
  platform: string;
  browser: string | null /** When a sign-in tied it to the person. */;
  knownSince: number | null;
};

export type Person = {
  number: number;
  userId: string;
  email: string;
  company: string | null;
  plan: string;
  country: string;
  channel: string;
  habit: (typeof habits)[number][2];
  devices: Device[];
  firstDay: number;
  /** The visit (0 is the first) at which the person signs up; null for a stranger for ever. */
  signsUpAt: number | null;
  signedUpAt: number | null;
  isTest: boolean;
  variant: "control" | "treatment";
  /** Names of the features that this person takes up once they are released. */
  adopts: readonly string[];
};

const arrivals = arrivalWeights();

/** Draws one person: where they come from, what they use, and how often they will come back. */
export function person(number: number, random: Random): Person {
  const isTest = number < testUsers.count;
  const arrival = isTest ? random.whole(0, 30) : random.weighted(arrivals);
  const inCampaign = firstDay + arrival * day >= campaign.from && firstDay + arrival * day < campaign.to;
  const signsUp = isTest || random.chance(signUpRate);
  const plan = random.weighted(plans);
  const userId = `u_${String(number).padStart(6, "0")}`;
  const devices = [device(random, random.weighted(platforms))];
  if (random.chance(secondDevice.share))
    devices.push(device(random, devices[0]?.platform === "web" ? random.pick(["ios", "android"]) : "web"));
  return {
    number,
    userId,
    email: `${userId}@${isTest ? testUsers.domain : random.pick(["mail.example", "post.example", "inbox.example"])}`,
    company: plan === "business" ? `Company ${random.whole(1, 260)}` : null,
    plan,
    country: random.weighted(countries),
    channel: inCampaign && random.chance(0.6) ? campaign.channel : random.weighted(channels),
    habit: isTest ? habits[2][2] : random.weighted(habits.map(([, weight, habit]) => [habit, weight] as const)),
    devices,
    firstDay: arrival,
    signsUpAt: signsUp
      ? random.weighted([
          [0, 60],
          [1, 28],
          [2, 12],
        ])
      : null,
    signedUpAt: null,
    isTest,
    variant: random.chance(0.5) ? "treatment" : "control",
    adopts: takenUp(random, plan, devices),
  };
}

function device(random: Random, platform: string): Device {
  return { anonymousId: `a_${random.hex(16)}`, platform, browser: platform === "web" ? random.weighted(browsers) : null, knownSince: null };
}

function takenUp(random: Random, plan: string, devices: readonly Device[]): string[] {
  const mayUse = (feature: (typeof features)[number]): boolean =>
    (feature.plans === null || feature.plans.some((each) => each === plan)) &&
    (feature.platforms === null || feature.platforms.some((each) => devices.some(({ platform }) => platform === each)));
  return features.filter((feature) => random.chance(feature.adopters) && mayUse(feature)).map(({ name }) => name);
}

/** How strongly a day draws visits: the week's cycle, Monday first. */
export function weekdayWeight(index: number): number {
  return weekdayWeights[(new Date(firstDay + index * day).getUTCDay() + 6) % 7] ?? 1;
}

function arrivalWeights(): [number, number][] {
  return Array.from({ length: days }, (_, index) => {
    const time = firstDay + index * day;
    const push = time >= campaign.from && time < campaign.to ? campaign.factor : 1;
    return [index, weekdayWeight(index) * push * (1 + ((growth - 1) * index) / days)];
  });
}

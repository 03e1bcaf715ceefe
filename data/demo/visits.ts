import type { DemoEvent } from "./event.ts";
import type { Device, Person } from "./person.ts";
import { weekdayWeight } from "./person.ts";
import type { Random } from "./random.ts";
import { borrowedDeviceRate, day, days, firstDay, hour, hourWeights, secondDevice, signedOutRate } from "./story.ts";
import { type Visit, visitEvents } from "./visit.ts";

/** All events of one person in order of time; `neighbour` may lend a device that somebody else has signed in on. */
export function lifeOf(person: Person, random: Random, neighbour: Device | null): DemoEvent[] {
  const events: DemoEvent[] = [];
  for (const [index, start] of visitStarts(person, random).entries()) {
    const visit = { start, ...where(person, { index, start, neighbour }, random) };
    for (const each of visitEvents(person, visit, random)) events.push(each);
    if (visit.signsUp) person.signedUpAt = start;
    if ((visit.signedIn || visit.signsUp) && visit.device !== neighbour) visit.device.knownSince ??= start;
  }
  return events;
}

/** At most two visits a day, at least three hours apart and never over midnight, so that a visit is a session of one day. */
function visitStarts(person: Person, random: Random): number[] {
  const starts: number[] = [];
  const { start, halfDays, floor } = person.habit;
  for (let index = person.firstDay; index < days; index += 1) {
    const age = index - person.firstDay;
    const rate = age === 0 ? 1 : Math.max(floor, start / (1 + age / halfDays)) * weekdayWeight(index);
    if (!random.chance(rate)) continue;
    const first = random.weighted(hours) * hour + random.whole(0, hour - 1);
    starts.push(firstDay + index * day + first);
    if (first < 18 * hour && random.chance(0.15)) starts.push(firstDay + index * day + first + 3 * hour + random.whole(0, hour));
  }
  return starts;
}

const hours = hourWeights.slice(0, 23).map((weight, index) => [index, weight] as const);

type Occasion = { index: number; start: number; neighbour: Device | null };

function where(person: Person, { index, start, neighbour }: Occasion, random: Random): Omit<Visit, "start"> {
  const known = person.signedUpAt !== null;
  const borrowed = known && neighbour?.knownSince != null && neighbour.knownSince + day < start && random.chance(borrowedDeviceRate);
  if (borrowed) return { device: neighbour, signedIn: true, signsUp: false };
  const [first, second] = person.devices;
  if (!first) throw new RangeError("a person has no device");
  const away = index > 0 && second !== undefined && random.chance(secondDevice.visits);
  const device = away ? second : first;
  const signsUp = !known && !away && person.signsUpAt !== null && index >= person.signsUpAt;
  return { device, signedIn: known && signsIn(device, away, random), signsUp };
}

function signsIn(device: Device, away: boolean, random: Random): boolean {
  if (away && device.knownSince === null) return random.chance(secondDevice.signsIn * 0.5);
  return !random.chance(signedOutRate);
}

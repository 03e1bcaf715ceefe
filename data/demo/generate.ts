import { deliver } from "./delivery.ts";
import type { DemoEvent } from "./event.ts";
import { ExportFolder } from "./export-folder.ts";
import { FactCount, ReturnCount } from "./fact-count.ts";
import { FunnelCount } from "./funnel-truth.ts";
import { funnelTruths } from "./funnel-truths.ts";
import { type Device, type Person, person } from "./person.ts";
import { random } from "./random.ts";
import { day, delivery, firstDay, lastDay, people, seed } from "./story.ts";
import { type Counts, type Truths, truths } from "./truths.ts";
import { lifeOf } from "./visits.ts";

/** Writes the demo export into `folder`, which it replaces, and returns what was planted, counted from its own records. */
export async function generateDemo(folder: string, onProgress?: (share: number) => void): Promise<Truths> {
  const export_ = new ExportFolder(folder);
  const count = {
    facts: new FactCount(),
    funnels: funnelTruths.map((truth) => new FunnelCount(truth)),
    returns: new ReturnCount(firstDay, lastDay - 33 * day),
  };
  let neighbour: Device | null = null;
  for (let number = 0; number < people; number += 1) {
    const stream = random(seed, number);
    const someone = person(number, stream);
    const events = lifeOf(someone, stream, neighbour);
    for (const event of events) {
      for (const row of deliver(event, stream)) {
        export_.addEvent(row.month, row.event);
        count.facts.addRow(row);
      }
      if (event.anonymousId === neighbour?.anonymousId) count.facts.addBorrowed(event.anonymousId);
      if (number < delivery.withoutTime && event === events[0]) export_.addEvent("2024-05", event, null);
    }
    if (someone.signedUpAt !== null) export_.addUser(someone);
    countPerson(someone, events, count);
    neighbour = someone.devices.find(({ knownSince }) => knownSince !== null) ?? null;
    if (number % 1000 === 0) onProgress?.(number / people);
  }
  await export_.close();
  return truths(count);
}

function countPerson(someone: Person, events: readonly DemoEvent[], { facts, funnels, returns }: Counts): void {
  const merged = grouped(events, (event) => resolved(event, someone));
  const raw = grouped(events, (event) => event.userId ?? event.anonymousId);
  facts.addPerson(someone, merged);
  for (const funnel of funnels) for (const [user, own] of funnel.truth.raw ? raw : merged) funnel.add(user, own);
  returns.add(merged.get(someone.userId) ?? []);
}

/** Who an event belongs to: its user, else the person who ever signed in on the device, else the device. */
function resolved({ userId, anonymousId }: DemoEvent, someone: Person): string {
  if (userId !== null) return userId;
  const known = someone.devices.some((device) => device.anonymousId === anonymousId && device.knownSince !== null);
  return known ? someone.userId : anonymousId;
}

function grouped(events: readonly DemoEvent[], key: (event: DemoEvent) => string): Map<string, DemoEvent[]> {
  const groups = new Map<string, DemoEvent[]>();
  for (const event of events) {
    const name = key(event);
    const group = groups.get(name);
    if (group) group.push(event);
    else groups.set(name, [event]);
  }
  return groups;
}

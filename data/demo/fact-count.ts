import type { Delivered } from "./delivery.ts";
import type { DemoEvent } from "./event.ts";
import type { Person } from "./person.ts";
import { brokenCheckout, day, delivery, features, hostileEvents, testUsers } from "./story.ts";

/** Exact numbers of the demo, counted while it is made. */
export class FactCount {
  eventRows = 0;
  events = 0;
  duplicates = 0;
  lateEvents = 0;
  users = 0;
  signedUpUsers = 0;
  linkedAnonymousIds = 0;
  readonly #shared = new Set<string>();
  testUserEvents = 0;
  hostileEvents = 0;
  brokenPayments = 0;
  revenueCents = 0;
  start = Number.POSITIVE_INFINITY;
  end = 0;
  readonly byEvent: Record<string, number> = {};
  readonly firstUse: Record<string, number> = {};

  addRow({ event, late, resent }: Delivered): void {
    this.eventRows += 1;
    if (late) this.lateEvents += 1;
    if (resent) this.duplicates += 1;
    else this.#addEvent(event);
  }

  addPerson(person: Person, resolved: ReadonlyMap<string, DemoEvent[]>): void {
    this.users += resolved.size;
    if (person.signedUpAt !== null) this.signedUpUsers += 1;
    this.linkedAnonymousIds += person.devices.filter(({ knownSince }) => knownSince !== null).length;
    if (person.isTest) this.testUserEvents += resolved.get(person.userId)?.length ?? 0;
  }

  addBorrowed(anonymousId: string): void {
    this.#shared.add(anonymousId);
  }

  facts() {
    const iso = (time: number): string => new Date(time).toISOString();
    return {
      sourceRows: this.eventRows + delivery.withoutTime + this.signedUpUsers,
      rejected: delivery.withoutTime,
      events: this.events,
      duplicates: this.duplicates,
      lateEvents: this.lateEvents,
      users: this.users,
      signedUpUsers: this.signedUpUsers,
      linkedAnonymousIds: this.linkedAnonymousIds,
      sharedAnonymousIds: this.#shared.size,
      testUsers: testUsers.count,
      testUserEvents: this.testUserEvents,
      hostileEvents: this.hostileEvents,
      paymentsBlocked: this.brokenPayments,
      revenue: this.revenueCents / 100,
      start: iso(this.start),
      end: iso(this.end),
      byEvent: Object.fromEntries(Object.entries(this.byEvent).sort(([a], [b]) => (a < b ? -1 : 1))),
      features: features.map(({ name, released }) => ({
        name,
        released: iso(released).slice(0, 10),
        firstUse: iso(this.firstUse[name] ?? 0),
      })),
    };
  }

  #addEvent({ event, time, properties }: DemoEvent): void {
    this.events += 1;
    this.byEvent[event] = (this.byEvent[event] ?? 0) + 1;
    this.start = Math.min(this.start, time);
    this.end = Math.max(this.end, time);
    if (hostileEvents.some((name) => name === event)) this.hostileEvents += 1;
    if (properties.error === brokenCheckout.error) this.brokenPayments += 1;
    if (event === "purchase_completed") this.revenueCents += Math.round(Number(properties.revenue) * 100);
    const feature = properties.feature_name;
    if (typeof feature === "string") this.firstUse[feature] = Math.min(this.firstUse[feature] ?? time, time);
  }
}

/** The exact numbers as truths.json states them. */
export type Facts = ReturnType<FactCount["facts"]>;

/** Of the users who signed up early enough, how many came back k days (24 hours each) after it. */
export class ReturnCount {
  users = 0;
  readonly returned: Record<number, number> = { 1: 0, 7: 0, 30: 0 };

  constructor(
    readonly from: number,
    readonly to: number,
  ) {}

  add(events: readonly DemoEvent[]): void {
    const birth = events.find(({ event }) => event === "user_signed_up")?.time;
    if (birth === undefined || birth < this.from || birth >= this.to + day) return;
    this.users += 1;
    for (const key of Object.keys(this.returned)) {
      const came = events.some(
        ({ event, time }) => event === "session_started" && time > birth && Math.floor((time - birth) / day) === Number(key),
      );
      if (came) this.returned[Number(key)] = (this.returned[Number(key)] ?? 0) + 1;
    }
  }
}

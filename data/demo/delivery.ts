import type { DemoEvent } from "./event.ts";
import type { Random } from "./random.ts";
import { day, days, delivery, firstDay, lastDay } from "./story.ts";

/** One row of the export and the month (2024-05) of the file that it arrives in. */
export type Delivered = { event: DemoEvent; month: string; late: boolean; resent: boolean };

/** How an event arrives: almost always once and in its own month; phones send some late, and some rows come twice. */
export function deliver(event: DemoEvent, random: Random): Delivered[] {
  const own = monthOf(event.time);
  const canBeLate = event.context.browser === null && own < monthOf(lastDay);
  const late = canBeLate && random.chance(delivery.lateRate);
  const month = late ? following(own) : own;
  const rows = [{ event, month, late, resent: false }];
  if (random.chance(delivery.resentRate))
    rows.push({ event, month: random.chance(0.5) ? month : following(month), late: false, resent: true });
  return rows;
}

function monthOf(time: number): string {
  return months[Math.floor((time - firstDay) / day)] ?? "";
}

const months = Array.from({ length: days }, (_, index) => new Date(firstDay + index * day).toISOString().slice(0, 7));

function following(month: string): string {
  const next = new Date(`${month}-01T00:00:00Z`);
  next.setUTCMonth(next.getUTCMonth() + 1);
  const name = next.toISOString().slice(0, 7);
  return name > monthOf(lastDay) ? month : name;
}

import { DateTime } from "luxon";
import { percent, unset } from "../../../format.ts";
import type { Rate } from "../result/answer.ts";

/** 12.1%–14.0%. */
export function rateInterval({ low, high }: Rate): string {
  return low === null || high === null ? unset : `${percent(low)}–${percent(high)}`;
}

/** The day from which on an open cell cannot change, in the report's zone: "closes on 3 Jun 2024". */
export function closesText(instant: string, timezone: string): string {
  return `closes on ${momentText(instant, timezone)}`;
}

/** An instant in a zone: "3 Jun 2024", with the time where it is not midnight. */
export function momentText(instant: string, timezone: string): string {
  const moment = DateTime.fromISO(instant, { zone: timezone }).setLocale("en-US");
  const onMidnight = moment.hour === 0 && moment.minute === 0;
  return moment.toFormat(onMidnight ? "d MMM yyyy" : "d MMM yyyy HH:mm");
}

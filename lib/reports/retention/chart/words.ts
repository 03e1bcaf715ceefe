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
  const options = {
    timeZone: timezone,
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  } as const;
  const parts = new Intl.DateTimeFormat("en-US", options).formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? "";
  const time = `${part("hour")}:${part("minute")}`;
  return `${part("day")} ${part("month")} ${part("year")}${time === "00:00" ? "" : ` ${time}`}`;
}

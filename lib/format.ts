const grouped = new Intl.NumberFormat("en-US", { maximumFractionDigits: 6 });

/** What is printed where a value is unset; never 0. */
export const unset = "—";

type Numeric = number | null | undefined;

/** All digits, thousands apart: 1,234,567. */
export function fullNumber(value: Numeric): string {
  return isSet(value) ? grouped.format(value) : unset;
}

const scales = [
  { from: 1e12, letter: "T" },
  { from: 1e9, letter: "B" },
  { from: 1e6, letter: "M" },
  { from: 1e3, letter: "K" },
];

/** At most three digits and a letter from 10,000 on: 9,876 · 12.3K · 4.56M. Rounded, so the full number belongs beside it. */
export function compactNumber(value: Numeric): string {
  if (!isSet(value)) return unset;
  if (Math.abs(value) < 10_000) return grouped.format(Number(value.toFixed(2)));
  const rounded = Number(value.toPrecision(3));
  const scale = scales.find(({ from }) => Math.abs(rounded) >= from);
  return scale ? `${Number((rounded / scale.from).toPrecision(3))}${scale.letter}` : grouped.format(value);
}

/** A rate from 0 to 1 as a percentage: one decimal, more where it is small or just short of all. */
export function percent(rate: Numeric): string {
  if (!isSet(rate)) return unset;
  const value = rate * 100;
  if (value === 0 || value === 100) return `${value}%`;
  const short = value.toFixed(1);
  if (short !== "0.0" && short !== "-0.0" && short !== "100.0") return `${short}%`;
  if (Math.abs(value) < 1) return `${plain(value)}%`;
  return `${value.toFixed(Math.min(6, -Math.floor(Math.log10(Math.abs(100 - value)))))}%`;
}

/** A difference of two rates in percentage points, with its sign: +1.2 pp. */
export function points(difference: Numeric): string {
  if (!isSet(difference)) return unset;
  const value = difference * 100;
  if (value === 0) return "±0 pp";
  const short = Math.abs(value) < 0.05 ? plain(Math.abs(value)) : Math.abs(value).toFixed(1);
  return `${value < 0 ? "−" : "+"}${short} pp`;
}

/** A difference of two counts with its sign: +1,234. */
export function signed(difference: Numeric): string {
  if (!isSet(difference)) return unset;
  if (difference === 0) return "±0";
  return `${difference < 0 ? "−" : "+"}${fullNumber(Math.abs(difference))}`;
}

const units = [
  { seconds: 86_400, letter: "d" },
  { seconds: 3600, letter: "h" },
  { seconds: 60, letter: "m" },
  { seconds: 1, letter: "s" },
] as const;

/** Elapsed time in its two largest units: 3d 4h · 12m 5s · 850 ms. */
export function humanDuration(seconds: Numeric): string {
  if (!isSet(seconds)) return unset;
  if (seconds < 0) return `−${humanDuration(-seconds)}`;
  if (seconds === 0) return "0s";
  if (seconds < 1) return `${Number((seconds * 1000).toPrecision(3))} ms`;
  if (seconds < 9.95) return `${Number(seconds.toFixed(1))}s`;
  const index = units.findIndex((unit) => roundedTo(seconds, unit.seconds) >= unit.seconds);
  const large = units[Math.max(index, 0)] ?? units[3];
  const small = units[index + 1];
  if (!small) return `${Math.round(seconds)}s`;
  const whole = roundedTo(seconds, large.seconds);
  const count = Math.floor(whole / large.seconds);
  const rest = Math.round((whole - count * large.seconds) / small.seconds);
  return rest === 0 ? `${count}${large.letter}` : `${count}${large.letter} ${rest}${small.letter}`;
}

/** The duration rounded to the unit below the given one, so that 59m 60s never appears. */
function roundedTo(seconds: number, unit: number): number {
  const below = units[units.findIndex((each) => each.seconds === unit) + 1]?.seconds ?? 1;
  return Math.round(seconds / below) * below;
}

/** A bucket's start as an axis label: 5 May · 5 May 14:00 · May 2024. */
export function periodLabel(period: string, interval: string): string {
  const date = new Date(period.includes("T") ? `${period}Z` : `${period}T00:00Z`);
  if (Number.isNaN(date.getTime())) return period;
  const month = new Intl.DateTimeFormat("en-US", { timeZone: "UTC", month: "short" }).format(date);
  if (interval === "quarter") return `Q${Math.floor(date.getUTCMonth() / 3) + 1} ${date.getUTCFullYear()}`;
  if (interval === "month") return `${month} ${date.getUTCFullYear()}`;
  const day = `${date.getUTCDate()} ${month}`;
  return period.includes("T") ? `${day} ${period.slice(11, 16)}` : day;
}

/** An ISO instant as UTC to the minute: 2024-10-03 14:05 UTC. */
export function instantLabel(instant: string | null | undefined): string {
  const time = instant ? new Date(instant) : undefined;
  if (!time || Number.isNaN(time.getTime())) return unset;
  return `${time.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** How long ago, in one unit: just now · 3 s ago · 5 min ago · 2 h ago. */
export function ago(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  if (seconds < 2) return "just now";
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`;
  return `${Math.floor(seconds / 86_400)} d ago`;
}

/** Time taken by a computation: 85 ms · 0.8 s · 12 s. */
export function tookLabel(milliseconds: Numeric): string {
  if (!isSet(milliseconds)) return unset;
  if (milliseconds < 100) return `${Math.round(milliseconds)} ms`;
  return `${milliseconds < 9950 ? (milliseconds / 1000).toFixed(1) : Math.round(milliseconds / 1000)} s`;
}

/** Bytes in binary units: 1.5 MiB. */
export function bytesLabel(bytes: Numeric): string {
  if (!isSet(bytes)) return unset;
  const names = ["B", "KiB", "MiB", "GiB", "TiB"];
  const power = bytes < 1 ? 0 : Math.min(names.length - 1, Math.floor(Math.log2(bytes) / 10));
  return `${Number((bytes / 1024 ** power).toPrecision(3))} ${names[power]}`;
}

/** The noun with its count: 1 user · 1,234 users. */
export function counted(count: number, noun: string): string {
  return `${fullNumber(count)} ${count === 1 ? noun : plural(noun)}`;
}

/** The plural of the nouns this product counts; compounds such as "user × plan" and "attempts by user" stay. */
export function plural(noun: string): string {
  if (noun.includes(" ")) return noun;
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(s|x|ch)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

function isSet(value: Numeric): value is number {
  return value !== null && value !== undefined && Number.isFinite(value);
}

/** Two significant digits without an exponent. */
function plain(value: number): string {
  return value.toFixed(Math.min(12, 1 - Math.floor(Math.log10(Math.abs(value)))));
}

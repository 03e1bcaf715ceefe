import { expect, test } from "vitest";
import {
  ago,
  bytesLabel,
  compactNumber,
  counted,
  fullNumber,
  humanDuration,
  instantLabel,
  percent,
  periodLabel,
  points,
  signed,
  tookLabel,
} from "./format.ts";

test("unset is a dash, never 0", () => {
  for (const format of [fullNumber, compactNumber, percent, points, signed, humanDuration, tookLabel, bytesLabel])
    for (const value of [null, undefined, Number.NaN]) expect(format(value)).toBe("—");
  expect(instantLabel(null)).toBe("—");
  expect([fullNumber(0), compactNumber(0), percent(0), humanDuration(0)]).toEqual(["0", "0", "0%", "0s"]);
});

test("compact numbers keep three digits and change letters without a gap", () => {
  const written = [7, 999, 9_999, 10_000, 12_345, 99_950, 999_499, 999_500, 1_234_567, 45e9, 1.5].map(compactNumber);
  expect(written).toEqual(["7", "999", "9,999", "10K", "12.3K", "100K", "999K", "1M", "1.23M", "45B", "1.5"]);
});

test("percentages have one decimal, more near 0 and near all", () => {
  const written = [1, 0.5, 0.1234, 0.00094, 0.000345, 0.0000021, 0.9995, 0.99996].map(percent);
  expect(written).toEqual(["100%", "50.0%", "12.3%", "0.1%", "0.034%", "0.00021%", "99.95%", "99.996%"]);
});

test("differences carry a sign", () => {
  expect([points(0.0123), points(-0.2), points(0), points(0.0001)]).toEqual(["+1.2 pp", "−20.0 pp", "±0 pp", "+0.010 pp"]);
  expect([signed(1200), signed(-3), signed(0)]).toEqual(["+1,200", "−3", "±0"]);
});

test("durations use two units and carry over", () => {
  const written = [0.0123, 0.85, 4.25, 59.6, 61, 119.7, 3599.9, 3661, 86_399, 90_000, 604_800, 273_600].map(humanDuration);
  expect(written).toEqual(["12.3 ms", "850 ms", "4.3s", "1m", "1m 1s", "2m", "1h", "1h 1m", "1d", "1d 1h", "7d", "3d 4h"]);
});

test("periods read as dates", () => {
  expect(periodLabel("2024-05-05", "day")).toBe("5 May");
  expect(periodLabel("2024-09-30", "day")).toBe("30 Sep");
  expect(periodLabel("2024-05-05T14:00", "hour")).toBe("5 May 14:00");
  expect(periodLabel("2024-05-01", "month")).toBe("May 2024");
  expect(periodLabel("2024-04-01", "quarter")).toBe("Q2 2024");
  expect(periodLabel("<b>", "day")).toBe("<b>");
});

test("small facts in words", () => {
  expect([ago(900), ago(3000), ago(300_000), ago(8e6)]).toEqual(["just now", "3 s ago", "5 min ago", "2 h ago"]);
  expect([tookLabel(85), tookLabel(812), tookLabel(12_400)]).toEqual(["85 ms", "0.8 s", "12 s"]);
  expect([bytesLabel(0), bytesLabel(1536), bytesLabel(5 * 2 ** 30)]).toEqual(["0 B", "1.5 KiB", "5 GiB"]);
  expect([counted(1, "user"), counted(2000, "company")]).toEqual(["1 user", "2,000 companies"]);
  expect(instantLabel("2024-10-03T14:05:59.000Z")).toBe("2024-10-03 14:05 UTC");
});

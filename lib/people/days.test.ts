import { describe, expect, it } from "vitest";
import { nextStretch, timelineDays } from "./days.ts";
import type { TimelineRow } from "./timeline.ts";

const row = (time: string, session: string | null, stretch: number): TimelineRow => ({
  time,
  micros: Date.parse(time) * 1000,
  tie: 0,
  event: "e",
  session,
  stretch,
});

describe("the days of a timeline", () => {
  it("begin at midnight of the zone, and a session that crosses it stands on both", () => {
    const days = timelineDays(
      [row("2024-05-01T22:20:00Z", null, 0), row("2024-05-01T21:59:00Z", null, 0), row("2024-05-01T21:00:00Z", null, 1)],
      "Europe/Rome",
    );
    expect(days.map(({ day, sessions }) => [day, sessions.map(({ rows, continues }) => [rows.length, continues])])).toEqual([
      ["2024-05-02", [[1, false]]],
      [
        "2024-05-01",
        [
          [1, true],
          [1, false],
        ],
      ],
    ]);
  });

  it("keep the order where sessions of the source interleave", () => {
    const [day] = timelineDays(
      [row("2024-05-01T10:03:00Z", "a", 0), row("2024-05-01T10:02:00Z", null, 0), row("2024-05-01T10:01:00Z", "a", 0)],
      "UTC",
    );
    expect(day?.sessions.map(({ session, continues }) => [session, continues])).toEqual([
      ["a", false],
      [null, false],
      ["a", true],
    ]);
  });
});

describe("the stretch of a page", () => {
  const firstSeen = "2024-01-20T00:00:00.000000Z";
  const micros = (iso: string) => Date.parse(iso) * 1000;

  it("is the month below an instant, and ends with the history", () => {
    const before = micros("2024-06-28T10:00:00Z");
    expect(nextStretch({ firstSeen, before, habits: null }, 1)).toEqual({ from: micros("2024-06-01T00:00:00Z"), among: null });
    expect(nextStretch({ firstSeen, before: micros("2024-06-01T00:00:00Z"), habits: null }, 2)?.from).toBe(micros("2024-04-01T00:00:00Z"));
    expect(nextStretch({ firstSeen, before: micros("2024-02-01T00:00:00Z"), habits: null }, 64)?.from).toBe(micros("2024-01-01T00:00:00Z"));
    expect(nextStretch({ firstSeen, before: micros("2024-01-01T00:00:00Z"), habits: null }, 1)).toBeNull();
  });

  it("skips months without an event where they are known, and names what happened", () => {
    const habits = [
      { month: "2024-06", events: ["pay"] },
      { month: "2024-02", events: ["visit"] },
      { month: "2024-01", events: ["visit", "sign_up"] },
    ];
    const asked = (before: string, months: number) => nextStretch({ firstSeen, before: micros(before), habits }, months);
    expect(asked("2024-06-28T10:00:00Z", 1)).toEqual({ from: micros("2024-06-01T00:00:00Z"), among: ["pay"] });
    expect(asked("2024-06-01T00:00:00Z", 1)).toEqual({ from: micros("2024-02-01T00:00:00Z"), among: ["visit"] });
    expect(asked("2024-06-01T00:00:00Z", 8)).toEqual({ from: micros("2024-01-01T00:00:00Z"), among: ["visit", "sign_up"] });
  });
});

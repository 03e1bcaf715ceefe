import { describe, expect, it } from "vitest";
import { endOfWrittenSecond } from "./moment.ts";

const micros = (iso: string) => Date.parse(iso) * 1000;

describe("a time as written in a field", () => {
  it("is the end of its second, also where the browser leaves seconds of zero out", () => {
    expect(endOfWrittenSecond("2024-02-03T12:00", "UTC")).toBe(micros("2024-02-03T12:00:00Z") + 999_999);
    expect(endOfWrittenSecond("2024-02-03T12:00:00", "UTC")).toBe(micros("2024-02-03T12:00:00Z") + 999_999);
    expect(endOfWrittenSecond("2024-02-03T12:00:59", "UTC")).toBe(micros("2024-02-03T12:00:59Z") + 999_999);
    expect(endOfWrittenSecond("2024-02-03T12:00:59.250", "UTC")).toBe(micros("2024-02-03T12:00:59Z") + 999_999);
  });

  it("is read on the clock of the zone", () => {
    expect(endOfWrittenSecond("2024-07-03T12:00", "Europe/Rome")).toBe(micros("2024-07-03T10:00:00Z") + 999_999);
  });

  it("is none when nothing was chosen, or nothing that is a time", () => {
    for (const written of ["", "2024-02-30T12:00", "noon", "999999-01-01T00:00"]) expect(endOfWrittenSecond(written, "UTC")).toBeNull();
  });
});

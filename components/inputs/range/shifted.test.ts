import { expect, test } from "vitest";
import { shifted } from "./shifted.ts";

test("months move by months, days by days, hours by hours", () => {
  expect(shifted({ from: "2024-03-01", to: "2024-03-31" }, -1)).toEqual({ from: "2024-02-01", to: "2024-02-29" });
  expect(shifted({ from: "2024-01-01", to: "2024-03-31" }, 1)).toEqual({ from: "2024-04-01", to: "2024-06-30" });
  expect(shifted({ from: "2024-05-06", to: "2024-05-12" }, -1)).toEqual({ from: "2024-04-29", to: "2024-05-05" });
  expect(shifted({ from: "2024-05-01T12:00:00", to: "2024-05-02T11:59:59" }, 1)).toEqual({
    from: "2024-05-02T12:00:00",
    to: "2024-05-03T11:59:59",
  });
});

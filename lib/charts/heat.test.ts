import { expect, test } from "vitest";
import { contrast, heat } from "./heat.ts";
import { type Theme, tone } from "./palette.ts";

const strengths = Array.from({ length: 101 }, (_, step) => step / 100);

test.each(["light", "dark"] as Theme[])("%s: the text of every cell meets AA, and more is always further from the surface", (theme) => {
  const looks = strengths.map((strength) => heat(strength, theme));
  for (const { background, text } of looks) expect(contrast(background, text)).toBeGreaterThanOrEqual(4.5);
  const away = looks.map(({ background }) => contrast(background, tone("surface", theme)));
  for (const [index, each] of away.entries()) expect(each).toBeGreaterThanOrEqual(away[index - 1] ?? 1);
  expect(away.at(-1)).toBeGreaterThan(7);
});

test("beyond the ends the ends hold", () => {
  expect(heat(-1, "light")).toEqual(heat(0, "light"));
  expect(heat(2, "dark")).toEqual(heat(1, "dark"));
  expect(heat(0, "light").background).toBe(tone("surface", "light"));
});

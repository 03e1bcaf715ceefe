import { expect, test } from "vitest";
import { hues, type Theme, tones } from "./palette.ts";
import { keepSlots, slots } from "./slots.ts";

type Triple = [number, number, number];

const linear = (hex: string): Triple =>
  [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as Triple;

const times = (matrix: number[][], [r, g, b]: Triple): Triple => matrix.map(([x = 0, y = 0, z = 0]) => x * r + y * g + z * b) as Triple;

const luminance = (hex: string) => times([[0.2126, 0.7152, 0.0722]], linear(hex))[0];

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

// Machado, Oliveira and Fernandes 2009, severity 1: protan, deutan, tritan; before them the eye as it is.
const eyes = [
  [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
];
const toCones = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const toOklab = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];

function seen(hex: string, eye: number[][]): Triple {
  const light = times(eye, linear(hex)).map((value) => Math.min(1, Math.max(0, value))) as Triple;
  return times(toOklab, times(toCones, light).map(Math.cbrt) as Triple);
}

test.each(["light", "dark"] as Theme[])("%s hues differ for every eye and stand out from the surface", (theme) => {
  const colours = hues.map((each) => each[theme]);
  for (const colour of colours) expect(contrast(colour, tones.surface[theme])).toBeGreaterThan(3);
  for (const eye of eyes)
    colours.forEach((a, index) => {
      for (const b of colours.slice(index + 1)) {
        const [p, q] = [seen(a, eye), seen(b, eye)];
        expect(Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]), `${a} ${b}`).toBeGreaterThan(0.08);
      }
    });
});

test.each(["light", "dark"] as Theme[])("%s text in charts meets AA", (theme) => {
  for (const name of ["ink", "quiet", "marker", "danger", "main"] as const)
    expect(contrast(tones[name][theme], tones.surface[theme]), name).toBeGreaterThan(4.5);
});

test("a value keeps its slot, and ten values never share one", () => {
  const names = ["Chrome", "Safari", "Firefox", "Edge", "Opera", "(not set)", "<b>x</b>", "it", "de", "fr"];
  const given = slots(names);
  expect(new Set(given.values()).size).toBe(10);
  expect(slots([...names].reverse())).toEqual(given);
  expect(slots(["Chrome"]).get("Chrome")).toBe(slots(["Chrome"]).get("Chrome"));
  expect(slots([...names, "eleven"]).size).toBe(11);
});

test("side by side a value keeps its colour, whatever else a chart shows; alone each chart is as ever", () => {
  const names = Array.from({ length: 8 }, (_, index) => `value:${index}`);
  const alone = slots(names);
  const release = keepSlots();
  const first = slots(["value:7", "value:3"]);
  const all = slots(names);
  expect([all.get("value:7"), all.get("value:3")]).toEqual([first.get("value:7"), first.get("value:3")]);
  expect(new Set(all.values()).size).toBe(8);
  for (const name of names) expect(slots([name, "value:0"]).get(name)).toBe(all.get(name));
  release();
  expect(slots(names)).toEqual(alone);
});

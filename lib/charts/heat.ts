import { type Theme, tone } from "./palette.ts";

/** How a cell of a heatmap looks: its ground, and the text that stands on it. */
export type Heat = { background: string; text: string };

/** The ends of the scale: one hue from the surface to a strong tone, so that lightness alone tells more from less. */
const strongest: Record<Theme, string> = { light: "#0b5347", dark: "#6fdcc4" };
/** Only full black and white leave AA on every ground between them. */
const onGround = { dark: "#000000", light: "#ffffff" } as const;

/** The look of a strength from 0 (nothing) to 1 (the most); every step is as large to the eye as the others. */
export function heat(strength: number, theme: Theme): Heat {
  const share = Math.min(1, Math.max(0, strength));
  const [from, to] = [oklab(tone("surface", theme)), oklab(strongest[theme])];
  const mixed = from.map((value, index) => value + ((to[index] ?? 0) - value) * share);
  const background = hexOf(mixed);
  const text = contrast(background, onGround.dark) >= contrast(background, onGround.light) ? onGround.dark : onGround.light;
  return { background, text };
}

/** The WCAG contrast of two colours, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = linear(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function linear(hex: string): number[] {
  return [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
}

const times = (matrix: readonly (readonly number[])[], vector: readonly number[]): number[] =>
  matrix.map((row) => row.reduce((sum, value, index) => sum + value * (vector[index] ?? 0), 0));

const toCones = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const toLab = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];
const fromLab = [
  [1, 0.3963377774, 0.2158037573],
  [1, -0.1055613458, -0.0638541728],
  [1, -0.0894841775, -1.291485548],
];
const fromCones = [
  [4.0767416621, -3.3077115913, 0.2309699292],
  [-1.2684380046, 2.6097574011, -0.3413193965],
  [-0.0041960863, -0.7034186147, 1.707614701],
];

function oklab(hex: string): number[] {
  return times(toLab, times(toCones, linear(hex)).map(Math.cbrt));
}

function hexOf(lab: readonly number[]): string {
  const rgb = times(
    fromCones,
    times(fromLab, lab).map((value) => value ** 3),
  );
  const digits = rgb.map((value) => {
    const shown = value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
    return Math.round(Math.min(1, Math.max(0, shown)) * 255)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${digits.join("")}`;
}

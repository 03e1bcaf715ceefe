export type Theme = "light" | "dark";

type Pair = Record<Theme, string>;

const pair = (light: string, dark: string): Pair => ({ light, dark });

/**
 * Ten hues for values of a breakdown, told apart under the three colour-vision deficiencies (Machado 2009, at least
 * 0.08 apart in Oklab) and at 3:1 or more against the surface; found by a search over Oklch, kept by palette.test.ts.
 */
export const hues: readonly Pair[] = [
  pair("#059f9a", "#5efcdd"),
  pair("#2d4bb4", "#5c75e4"),
  pair("#c07a0d", "#e78100"),
  pair("#6a0064", "#ca8dae"),
  pair("#1b481e", "#b2c78a"),
  pair("#9a5961", "#d14e49"),
  pair("#8f7fed", "#9699fe"),
  pair("#655e00", "#efdf46"),
  pair("#157aa6", "#84cef9"),
  pair("#7e3763", "#b16099"),
];

/** Colours with a meaning of their own; the same values as the tokens of the screen. */
export const tones = {
  /** The one series of a chart without a breakdown. */
  main: pair("#0b6353", "#5fd0b7"),
  /** The compared period. */
  ghost: pair("#6c7a74", "#93a29c"),
  /** The fold of a breakdown. */
  other: pair("#7f8a85", "#7e8b86"),
  unset: pair("#a59a83", "#b3a88f"),
  marker: pair("#8a5a0a", "#e3b458"),
  danger: pair("#a8281d", "#ff9386"),
  ink: pair("#15211d", "#e7edea"),
  quiet: pair("#5f6d67", "#8c9b95"),
  line: pair("#d9dfd9", "#263130"),
  lineStrong: pair("#b8c2bb", "#3d4c49"),
  surface: pair("#fbfcfa", "#141a19"),
} as const;

export type Tone = keyof typeof tones;

/** A tone in one theme. */
export function tone(name: Tone, theme: Theme): string {
  return tones[name][theme];
}

/** The colour of a slot of the categorical palette in one theme; slots beyond the tenth begin again. */
export function hue(slot: number, theme: Theme): string {
  return (hues[slot % hues.length] ?? tones.main)[theme];
}

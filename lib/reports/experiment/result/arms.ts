import { variantLabel } from "../definition/labels.ts";
import type { ExperimentDefinition } from "../definition.ts";

/** An arm as it was listed, or as it was found. */
export type Arm = { variant: string; label: string; weight: number };

/** What a control is usually called, most telling first. */
const controlNames = ["control", "baseline", "original", "off", "false", "a"];

/** The arms in the order of the screen, the control first; `seen` are the variants of counted units. */
export function armsOf(definition: Pick<ExperimentDefinition, "variants" | "control">, seen: readonly string[]): Arm[] {
  const { variants, control } = definition;
  const found = [...new Set([...seen, ...(control === undefined ? [] : [control])])].sort(byCodePoint);
  const listed = variants ?? found.map((name) => ({ name, weight: 1 }));
  const first = control ?? (variants ? variants[0]?.name : usualControl(found));
  const ordered = [...listed.filter(({ name }) => name === first), ...listed.filter(({ name }) => name !== first)];
  return ordered.map(({ name, weight }) => ({ variant: name, label: variantLabel(definition, name), weight }));
}

function usualControl(names: readonly string[]): string | undefined {
  const called = (wanted: string) => names.find((name) => name.toLowerCase() === wanted);
  return controlNames.map(called).find((name) => name !== undefined) ?? names[0];
}

/** Ascending by code points, as the engine sorts text, not by UTF-16 units. */
export function byCodePoint(a: string, b: string): number {
  const [left, right] = [Array.from(a), Array.from(b)];
  const at = left.findIndex((character, index) => character !== right[index]);
  if (at === -1) return left.length - right.length;
  return (left[at]?.codePointAt(0) ?? -1) - (right[at]?.codePointAt(0) ?? -1);
}

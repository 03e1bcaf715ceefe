import { expect, it } from "vitest";
import type { PathsSpec } from "../../../plan/paths.ts";
import { PathFinder } from "./finder.ts";
import { farNode, flagBits, flags, lowBits, placeLayout } from "./packing.ts";
import { PathColumns } from "./path-columns.ts";
import { UnitSplitter } from "./unit-rows.ts";

const spec: PathsSpec = {
  steps: 4,
  sessionTimeoutMicros: 1_800_000_000,
  windowMicros: null,
  collapse: true,
  starts: false,
  ends: false,
  every: false,
  keep: "first",
  alignEnd: false,
};

const whole = placeLayout({ from: 0, until: 86_400_000_000, unitMicros: 1_000_000, maxTie: 0 });
if (!whole) throw new Error("a day fits");

/** The nodes of each path of one list of rows: [unit, second, node]. */
function found(rows: [number, number, number][], nodeBits: number): string[] {
  const layout = { ...(whole as NonNullable<typeof whole>), nodeBits };
  const far = farNode(layout);
  const word = (numbers: bigint[]): Int32Array => new Int32Array(BigInt64Array.from(numbers).buffer);
  const places = rows.map(
    ([, second, node]) =>
      (BigInt(second) << BigInt(lowBits(layout))) | (BigInt(Math.min(node, far)) << BigInt(flagBits)) | BigInt(flags.present),
  );
  const packed = {
    units: word(rows.map(([unit]) => BigInt(unit))),
    places: word(places),
    nodes: word(rows.filter(([, , node]) => node >= far).map(([, , node]) => BigInt(node))),
  };
  const paths = new PathColumns(spec.steps);
  const finder = new PathFinder(spec, layout.tieBits, paths);
  new UnitSplitter(layout).split(packed, { offset: 0, nodesOffset: 0, length: rows.length }, (unit) => finder.find(unit, null));
  return Array.from({ length: paths.rows }, (_, row) => {
    const nodes = Array.from({ length: spec.steps }, (_, slot) => paths.columns[paths.fieldOf(slot)]?.numbers[row]);
    return `${paths.columns[0]?.words[row * 2]}: ${nodes.filter((node) => node !== undefined && node > 0).join(" ")}`;
  }).sort();
}

it("finds the same paths whether nodes stand in the places or in a list of their own", () => {
  const rows: [number, number, number][] = [
    [7, 100, 3],
    [9, 50, 70_001],
    [7, 90, 70_000],
    [9, 60, 70_001],
    [7, 110, 1],
    [9, 9000, 2],
    [7, 105, 0],
    [9, 8990, 70_002],
  ];
  const expected = ["7: 70000 3 1", "9: 70001", "9: 70002 2"];
  expect(found(rows, 20)).toEqual(expected);
  expect(found(rows, 16)).toEqual(expected);
  expect(found(rows, 2)).toEqual(expected);
  expect(found(rows, 1)).toEqual(expected);
});

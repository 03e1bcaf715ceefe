import type { Note } from "../../../charts/note.ts";
import { instantLabel, periodLabel } from "../../../format.ts";
import type { OverTimeModel } from "./over-time.ts";
import { changeText, valueText } from "./value.ts";

type Setting = { interval: string; dataEnd: string | null; colourOf: (key: string) => string };

const mostLines = 12;

/** What the tooltip of a point says: every drawn line, largest first, each against the compared period. */
export function pointNote({ lines, buckets, states }: OverTimeModel, index: number, { interval, dataEnd, colourOf }: Setting): Note | null {
  const bucket = buckets[index];
  if (!bucket) return null;
  const state = states[index];
  const found = lines.map((each) => ({
    ...each,
    value: state === "ahead" ? null : (each.line.points[index]?.value ?? null),
    earlier: each.before?.points[index],
  }));
  const sorted = [...found].sort((a, b) => (b.value ?? Number.NEGATIVE_INFINITY) - (a.value ?? Number.NEGATIVE_INFINITY));
  const [first] = found;
  const alone = found.length === 1 ? first : undefined;
  const before = first?.earlier;
  const remarks = [
    ...(sorted.length > mostLines ? [`And ${sorted.length - mostLines} more, in the table.`] : []),
    ...(before && !alone ? [`In brackets: against ${periodLabel(before.period, interval)}.`] : []),
    ...(state === "partial" ? [`Not a whole ${interval}: cut by the range, or by the data, which end ${instantLabel(dataEnd)}.`] : []),
    ...(state === "ahead" ? ["Begins after the end of the data."] : []),
  ];
  return {
    title: `${periodLabel(bucket.period, interval)}${state === "whole" ? "" : " *"}`,
    lines: [
      ...sorted.slice(0, mostLines).map(({ key, name, value, earlier, valueKind }) => ({
        label: name,
        value: `${valueText(value, valueKind)}${earlier && !alone ? ` (${changeText(value, earlier.value)})` : ""}`,
        colour: colourOf(key),
        strong: true,
      })),
      ...(alone?.earlier
        ? [
            { label: periodLabel(alone.earlier.period, interval), value: valueText(alone.earlier.value, alone.valueKind) },
            { label: "Change", value: changeText(alone.value, alone.earlier.value) },
          ]
        : []),
    ],
    ...(remarks.length > 0 ? { remarks } : {}),
  };
}

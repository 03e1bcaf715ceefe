"use client";

import { type ReactNode, useMemo } from "react";
import { bucketStates } from "../../../../lib/charts/buckets.ts";
import type { Cell, Table } from "../../../../lib/charts/table.ts";
import { pointNote } from "../../../../lib/reports/trends/chart/note.ts";
import { linesTable, pointsTable } from "../../../../lib/reports/trends/chart/table.ts";
import { changeText, type ValueKind, valueText } from "../../../../lib/reports/trends/chart/value.ts";
import { overTimeModel } from "../../../../lib/reports/trends/chart.ts";
import { daysOfBucket } from "../../../report/noted-buckets.ts";
import { ResultTable } from "../../../report/result-table.tsx";
import { totalNote } from "./total-note.ts";
import type { ViewProps } from "./view-props.ts";

const notes = {
  total: "Over the whole range, each one counted once; not the sum of the points where these do not add up.",
  last: "The newest point that is over.",
};

/** The numbers under a chart: the lines (a check draws one), then the points of those that are drawn. */
export function TrendsTables(props: ViewProps) {
  const { definition, result, lines, shownLines, drawn, colourOf, onChoose, file } = props;
  const states = useMemo(() => bucketStates(result), [result]);
  const { previous } = result;
  const summary = useMemo(
    () => linesTable(lines, definition, { states, compared: previous !== undefined, elapsed: previous?.elapsedTo !== undefined }),
    [lines, definition, states, previous],
  );
  const points = useMemo(() => pointsTable(shownLines, { buckets: result.buckets, states }), [shownLines, result.buckets, states]);
  const whole = useMemo(() => pointsTable(lines, { buckets: result.buckets, states }), [lines, result.buckets, states]);
  const check = (_: unknown, index: number): ReactNode => {
    const line = lines[index];
    if (!line || lines.length < 2) return null;
    const on = drawn.checked.some(({ key }) => key === line.key);
    return (
      <input
        type="checkbox"
        aria-label={`Draw ${line.name}`}
        checked={on}
        disabled={!on && drawn.full}
        onChange={() => drawn.toggle(line.key)}
        className="size-3.5"
        style={{ accentColor: on ? colourOf(line.key) : undefined }}
      />
    );
  };
  const chooseLine = (index: number, from: HTMLElement) => {
    const line = lines[index];
    if (!line) return;
    const box = from.getBoundingClientRect();
    onChoose({ lines: [{ line, value: line.line.total }], note: totalNote(line), at: { x: box.left, y: box.bottom }, from });
  };
  const choosePoint = (index: number, from: HTMLElement) => {
    const model = overTimeModel(result, definition, shownLines);
    const note = pointNote(model, index, { interval: definition.interval, dataEnd: result.dataEnd, colourOf });
    const box = from.getBoundingClientRect();
    if (!note) return;
    onChoose({
      lines: shownLines.map((line) => ({ line, value: line.line.points[index]?.value ?? null })),
      period: model.buckets[index]?.period,
      days: daysOfBucket(index, result, definition.interval),
      periodBefore: shownLines[0]?.before?.points[index]?.period,
      at: { x: box.left, y: box.bottom },
      note,
      from,
    });
  };
  const kinds = new Map<object, ValueKind>(summary.rows.map((row, index) => [row, lines[index]?.valueKind ?? "number"]));
  return (
    <>
      <ResultTable
        label={lines.length > 1 ? "Lines" : "In all"}
        table={summary}
        file={{ ...file, name: `${file.name} lines` }}
        lead={check}
        notes={notes}
        draw={{ ...valueCells(summary, (row) => kinds.get(row) ?? "number"), change }}
        onRow={chooseLine}
        foot={drawn.full && lines.length > drawn.checked.length ? `${drawn.checked.length} lines at most are drawn.` : null}
      />
      {result.buckets.length > 0 ? (
        <ResultTable
          label="Points"
          table={points}
          whole={whole}
          file={file}
          draw={valueCells(points, (_, key) => shownLines[Number(key.replace(/\D+/, ""))]?.valueKind ?? "number")}
          onRow={choosePoint}
        />
      ) : null}
    </>
  );
}

function change({ total, totalBefore }: Record<string, Cell>): ReactNode {
  return changeText(typeof total === "number" ? total : null, typeof totalBefore === "number" ? totalBefore : null);
}

/** The numbers of a table as people read them, each with its full value on hover. */
function valueCells(table: Table, kindOf: (row: Record<string, Cell>, key: string) => ValueKind) {
  const draw = (key: string) => (row: Record<string, Cell>) => {
    const value = row[key];
    const number = typeof value === "number" ? value : null;
    return <span title={number === null ? "unset" : String(number)}>{valueText(number, kindOf(row, key))}</span>;
  };
  return Object.fromEntries(table.columns.filter(({ kind }) => kind === "number").map(({ key }) => [key, draw(key)]));
}

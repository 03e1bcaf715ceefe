"use client";

import { type KeyboardEvent, memo, useEffect, useRef, useState } from "react";
import type { Note } from "../../../../lib/charts/note.ts";
import type { Heatmap } from "../../../../lib/reports/retention/chart/heatmap.ts";
import { NoteCard } from "../../../chart/note-card.tsx";
import { HeatHead, HeatRowCells } from "./heat-rows.tsx";

/** A field of the grid: row −1 is the head, 0 the average, then the cohorts; column −1 holds the names, 0 the sizes. */
export type Field = { row: number; column: number };

type HeatTableProps = {
  heatmap: Heatmap;
  /** A second number in each cell, such as an amount; its texts only. */
  second: Heatmap | null;
  label: string;
  /** Whether column 0 says more than the size. */
  withStart: boolean;
  wide: boolean;
  /** The row whose curve is drawn alone. */
  alone: number | null;
};

type HeatGridProps = HeatTableProps & {
  noteAt: (field: Field) => Note | null;
  onOpen: (field: Field, element: HTMLElement) => void;
};

type Pointed = {
  field: Field;
  note: Note;
  at: { x: number; y: number };
  lines: { top: number; left: number; width: number; height: number };
};

const fieldOf = (element: Element | null): (Field & { element: HTMLElement }) | null => {
  const cell = element?.closest<HTMLElement>("[data-row]");
  return cell ? { element: cell, row: Number(cell.dataset.row), column: Number(cell.dataset.column) } : null;
};

/** The heatmap with its cross hair, its tooltip and its keys: arrows move, Enter opens. */
export function HeatGrid(props: HeatGridProps) {
  const { noteAt, onOpen } = props;
  const place = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  useEffect(() => {
    const grid = place.current;
    const first = grid?.querySelector<HTMLElement>("[data-row='0']");
    if (first && !grid?.querySelector("[data-row][tabindex='0']")) first.tabIndex = 0;
  });
  const point = (found: ReturnType<typeof fieldOf>, at?: { x: number; y: number }) => {
    const note = found && noteAt(found);
    const frame = place.current?.getBoundingClientRect();
    if (!found || !note || !frame) return setPointed(null);
    const box = found.element.getBoundingClientRect();
    const lines = { top: box.top - frame.top, left: box.left - frame.left, width: box.width, height: box.height };
    setPointed({ field: found, note, at: at ?? { x: box.right, y: box.bottom }, lines });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the fields inside take focus; events come up from them
    <div
      ref={place}
      className="relative w-max min-w-full"
      onPointerMove={({ target, clientX, clientY }) => point(fieldOf(target as Element), { x: clientX, y: clientY })}
      onPointerLeave={() => setPointed(null)}
      onFocus={({ target }) => {
        rove(place.current, target);
        if (target.matches(":focus-visible")) point(fieldOf(target));
      }}
      onBlur={() => setPointed(null)}
      onKeyDown={(event) => {
        if (event.key === "Escape") setPointed(null);
        else moved(event, place.current, onOpen);
      }}
      onClick={({ target }) => {
        const found = fieldOf(target as Element);
        setPointed(null);
        if (found) onOpen(found, found.element);
      }}
    >
      <HeatTable
        heatmap={props.heatmap}
        second={props.second}
        label={props.label}
        withStart={props.withStart}
        wide={props.wide}
        alone={props.alone}
      />
      {pointed ? (
        <>
          <CrossLines {...pointed.lines} />
          <NoteCard note={pointed.note} anchor={pointed.at} />
        </>
      ) : null}
    </div>
  );
}

/** Two lines over the row and two over the column of a cell. */
function CrossLines({ top, left, width, height }: Pointed["lines"]) {
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0 z-20 overflow-hidden">
      <div className="absolute inset-x-0 border-ink/60 border-y" style={{ top: top - 1, height: height + 1 }} />
      <div className="absolute inset-y-0 border-ink/60 border-x" style={{ left: left - 1, width: width + 1 }} />
    </div>
  );
}

const HeatTable = memo(function HeatTable({ heatmap, second, label, withStart, wide, alone }: HeatTableProps) {
  const columns = heatmap.columns.filter(({ column }) => withStart || column > 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: arrows move from field to field
    <table role="grid" aria-label={label} className="border-separate border-spacing-0 text-xs">
      <HeatHead columns={columns} wide={wide} />
      <tbody>
        {heatmap.rows.map((row, index) => (
          <HeatRowCells
            key={row.key}
            row={row}
            second={second?.rows[index] ?? null}
            index={index}
            columns={columns}
            wide={wide}
            alone={alone === index}
          />
        ))}
      </tbody>
    </table>
  );
});

/** One field of the grid takes the focus of the Tab key: the one that had it last. */
function rove(place: HTMLElement | null, target: Element): void {
  for (const each of place?.querySelectorAll<HTMLElement>("[data-row][tabindex='0']") ?? []) each.tabIndex = -1;
  const cell = target.closest<HTMLElement>("[data-row]");
  if (cell) cell.tabIndex = 0;
}

const steps: Record<string, [number, number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

function moved(event: KeyboardEvent, place: HTMLElement | null, onOpen: HeatGridProps["onOpen"]): void {
  const found = fieldOf(event.target as Element);
  if (!found || !place) return;
  if (event.key === "Enter" || event.key === " ") onOpen(found, found.element);
  else if (event.key === "Home" || event.key === "End") edge(place, found.row, event.key === "End")?.focus();
  else if (steps[event.key]) beside(place, found, steps[event.key] ?? [0, 0])?.focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

const inRow = (place: HTMLElement, row: number) => [...place.querySelectorAll<HTMLElement>(`[data-row="${row}"]`)];

function edge(place: HTMLElement, row: number, last: boolean): HTMLElement | undefined {
  return inRow(place, row).at(last ? -1 : 0);
}

/** The next field in a direction; where a row is shorter, its last one. */
function beside(place: HTMLElement, { row, column }: Field, [down, right]: [number, number]): HTMLElement | undefined {
  const fields = inRow(place, row + down);
  const at = fields.findIndex((each) => Number(each.dataset.column) === column);
  if (down !== 0) return at >= 0 ? fields[at] : fields.at(-1);
  return fields[at + right];
}

"use client";

import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from "react";
import type { Note } from "../../../../lib/charts/note.ts";
import type { DrawnFeature } from "../../../../lib/reports/adoption/chart/features.ts";
import { type MatrixPoint, matrixPixel, type Size } from "../../../../lib/reports/adoption/chart/matrix.ts";
import { NoteCard } from "../../../chart/note-card.tsx";

type Place = { x: number; y: number };

type MatrixPointerProps = {
  /** Most users first, which is the order of the arrow keys. */
  points: readonly MatrixPoint[];
  size: Size;
  noteOf: (point: MatrixPoint) => Note;
  onChoose: (feature: DrawnFeature, at: Place) => void;
};

const reach = 28;

/** Finds the feature nearest to the pointer, or the next one by arrow keys, and tells what it is. */
export function MatrixPointer({ points, size, noteOf, onChoose }: MatrixPointerProps) {
  const place = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<number | null>(null);
  const pixels = useMemo(() => points.map((point) => matrixPixel(point, size)), [points, size]);
  const moved = (event: PointerEvent) => {
    const box = place.current?.getBoundingClientRect();
    if (!box) return;
    const far = pixels.map(({ x, y }) => Math.hypot(x - (event.clientX - box.left), y - (event.clientY - box.top)));
    const nearest = far.indexOf(Math.min(...far));
    setAt((far[nearest] ?? Number.POSITIVE_INFINITY) <= reach ? nearest : null);
  };
  const anchor = (index: number): Place => {
    const box = place.current?.getBoundingClientRect();
    const { x = 0, y = 0 } = pixels[index] ?? {};
    return { x: (box?.left ?? 0) + x, y: (box?.top ?? 0) + y };
  };
  const choose = () => {
    const point = at === null ? undefined : points[at];
    if (point && at !== null) onChoose(point.drawn, anchor(at));
  };
  const pressed = (event: KeyboardEvent) => {
    const last = points.length - 1;
    const now = at ?? -1;
    const targets: Record<string, number> = {
      ArrowRight: now + 1,
      ArrowDown: now + 1,
      ArrowLeft: now - 1,
      ArrowUp: now - 1,
      Home: 0,
      End: last,
    };
    const target = targets[event.key];
    if (event.key === "Escape") setAt(null);
    else if (event.key === "Enter") choose();
    else if (target !== undefined) setAt(Math.min(last, Math.max(0, target)));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const point = at === null ? undefined : points[at];
  const pixel = at === null ? undefined : pixels[at];
  const note = point ? noteOf(point) : null;
  return (
    <div
      ref={place}
      role="slider"
      tabIndex={0}
      aria-label="Features: arrow keys move from feature to feature"
      aria-valuemin={1}
      aria-valuemax={Math.max(1, points.length)}
      aria-valuenow={(at ?? 0) + 1}
      aria-valuetext={note ? [note.title, ...note.lines.map(({ label, value }) => `${label} ${value}`)].join(", ") : "no feature chosen"}
      className={`absolute inset-0 touch-pan-y ${point ? "cursor-pointer" : ""}`}
      onPointerMove={moved}
      onPointerDown={moved}
      onPointerLeave={() => setAt(null)}
      onBlur={() => setAt(null)}
      onKeyDown={pressed}
      onClick={choose}
    >
      {note && pixel && at !== null ? (
        <>
          <span
            aria-hidden
            className="pointer-events-none absolute size-4 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-ink"
            style={{ left: pixel.x, top: pixel.y }}
          />
          <NoteCard note={note} anchor={anchor(at)} />
        </>
      ) : null}
    </div>
  );
}

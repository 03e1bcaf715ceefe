"use client";

import type { Note } from "../../../../lib/charts/note.ts";

export type BarState = "converted" | "dropped" | "in_window";

/** The background of each state of a bar: solid, striped, cross-hatched. */
export function stateFill(state: BarState, colour: string): string {
  const mixed = (share: number) => `color-mix(in oklab, ${colour} ${share}%, transparent)`;
  if (state === "converted") return colour;
  if (state === "dropped") return `repeating-linear-gradient(-45deg, ${mixed(38)} 0 2.5px, ${mixed(11)} 2.5px 7px)`;
  const lines = (angle: number) => `repeating-linear-gradient(${angle}deg, ${mixed(65)} 0 1px, transparent 1px 5px)`;
  return `${lines(45)}, ${lines(-45)}, ${mixed(7)}`;
}

type BarPartProps = {
  state: BarState;
  share: number;
  colour: string;
  across: boolean;
  label: string;
  note: Note;
  onHover: (hover: { note: Note; x: number; y: number } | null) => void;
  onChoose: (element: HTMLElement) => void;
};

/** One state of one bar: a button as long as its share. */
export function BarPart({ state, share, colour, across, label, note, onHover, onChoose }: BarPartProps) {
  if (share <= 0) return null;
  const length = `${share * 100}%`;
  return (
    <button
      type="button"
      aria-label={label}
      onClick={(event) => {
        onHover(null);
        onChoose(event.currentTarget);
      }}
      onPointerMove={(event) => event.pointerType !== "touch" && onHover({ note, x: event.clientX, y: event.clientY })}
      onPointerLeave={() => onHover(null)}
      className={`relative block transition-[filter] hover:brightness-110 focus-visible:z-10 ${across ? "h-full" : "w-full"}`}
      style={{ background: stateFill(state, colour), ...(across ? { width: length, minWidth: 2 } : { height: length, minHeight: 2 }) }}
    />
  );
}

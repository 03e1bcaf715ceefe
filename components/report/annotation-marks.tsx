"use client";

import { pixelAt } from "../../lib/charts/frame.ts";

/** The notes of one point of the axis. */
export type Mark = { index: number; texts: readonly string[] };

type AnnotationMarksProps = {
  width: number;
  count: number;
  marks: readonly Mark[];
  labelOf: (index: number) => string;
  onOpen: (index: number) => void;
};

/** A flag above each point that has notes, on a thin line down to the axis; a click opens them. */
export function AnnotationMarks({ width, count, marks, labelOf, onOpen }: AnnotationMarksProps) {
  return marks.map(({ index, texts }) => {
    const left = Math.round(pixelAt((index + 0.5) / count, width));
    return (
      <div key={index} className="pointer-events-none absolute top-0 bottom-[34px]" style={{ left }}>
        <span aria-hidden className="absolute top-4 bottom-0 w-px border-brass border-l border-dashed opacity-60" />
        <button
          type="button"
          aria-label={`Notes on ${labelOf(index)}: ${texts.join("; ")}`}
          title={texts.join("\n")}
          onClick={() => onOpen(index)}
          className="pointer-events-auto absolute -top-1 grid size-6 -translate-x-1/2 place-items-center"
        >
          <span aria-hidden className="size-2.5 rotate-45 rounded-[2px] bg-brass" />
        </button>
      </div>
    );
  });
}

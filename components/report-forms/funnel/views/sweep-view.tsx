"use client";

import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from "react";
import { pixelAt, plotFrame, positionAt } from "../../../../lib/charts/frame.ts";
import { humanDuration, percent } from "../../../../lib/format.ts";
import {
  knownWindows,
  placeOfWindow,
  type SweepModel,
  sweepModel,
  sweepOption,
  windowAt,
  windowOf,
} from "../../../../lib/reports/funnel/chart/sweep.ts";
import { seconds } from "../../../../lib/vocabulary/duration.ts";
import { Chart } from "../../../chart/chart.tsx";
import { Legend } from "../../../chart/legend.tsx";
import type { Drawn } from "../../../chart/use-drawn.ts";
import { Button } from "../../../ui/button.tsx";
import { SweepReading } from "./sweep-reading.tsx";
import type { ViewProps } from "./view-props.ts";

/** Conversion as a function of the window; the handle reads it out without a new question. */
export function SweepView({ definition, result, unit, drawn, onPatch }: ViewProps & { drawn: Drawn }) {
  const { theme, colours } = drawn;
  const keys = useMemo(() => (result.sweepByGroup ? drawn.drawn.map(({ key }) => key) : undefined), [result.sweepByGroup, drawn.drawn]);
  const model = useMemo(() => sweepModel(result, keys), [result, keys]);
  const option = useMemo(() => sweepOption(model, theme), [model, theme]);
  const [chosen, setChosen] = useState<number | null>(null);
  const set = definition.window ? seconds(definition.window) : model.ends[1];
  const window = windowAt(placeOfWindow(chosen ?? set, model.ends), model);
  const next = windowOf(window);
  return (
    <>
      {drawn.checked.length > 0 ? (
        <Legend groups={drawn.checked} colours={colours} isolated={drawn.isolated} onIsolate={drawn.isolate} />
      ) : null}
      <div className="mb-1 flex flex-wrap items-center gap-x-4 gap-y-1">
        <SweepReading model={model} window={window} unit={unit} colours={colours} />
        <Button
          className="ml-auto"
          disabled={chosen === null || seconds(next) === set}
          onClick={() => onPatch({ window: next, stepWindows: undefined })}
        >
          Use {humanDuration(seconds(next))} as the window
        </Button>
      </div>
      <Chart option={option} height={340} label="Conversion by length of the window; the table below has every number">
        {(width) => <Handle model={model} width={width} window={window} onMove={setChosen} />}
      </Chart>
      <p className="mt-1 text-ink-2 text-xs">
        Drag the line, or use the arrow keys. Share of all who entered, those still in their window included; the time axis is logarithmic.
        {definition.attempt === "best" ? " Who enters again may convert in a short window although their first entry took longer." : ""}
        {definition.stepWindows ? " The windows per step still hold." : ""}
      </p>
    </>
  );
}

type HandleProps = { model: SweepModel; width: number; window: number; onMove: (seconds: number) => void };

function Handle({ model, width, window, onMove }: HandleProps) {
  const place = useRef<HTMLDivElement>(null);
  const windows = knownWindows(model);
  const index = windows.indexOf(window);
  const moved = (event: PointerEvent<HTMLDivElement>) => {
    const box = place.current?.getBoundingClientRect();
    if (box) onMove(windowAt(positionAt(event.clientX - box.left, width), model));
  };
  const pressed = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowLeft: -1,
      ArrowDown: -1,
      ArrowRight: 1,
      ArrowUp: 1,
      PageDown: -10,
      PageUp: 10,
      Home: -windows.length,
      End: windows.length,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(windows[Math.min(windows.length - 1, Math.max(0, index + step))] ?? window);
  };
  const rate = model.lines[0]?.points.find(({ windowSeconds }) => windowSeconds === window)?.rate;
  return (
    <div
      ref={place}
      className="absolute inset-0 cursor-ew-resize touch-none select-none"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        moved(event);
      }}
      onPointerMove={(event) => event.buttons > 0 && moved(event)}
    >
      <div
        role="slider"
        tabIndex={0}
        aria-label="Window"
        aria-valuemin={windows[0] ?? 0}
        aria-valuemax={windows.at(-1) ?? 1}
        aria-valuenow={window}
        aria-valuetext={`${humanDuration(window)}: ${percent(rate)}`}
        onKeyDown={pressed}
        className="absolute w-5 -translate-x-1/2"
        style={{ left: pixelAt(placeOfWindow(window, model.ends), width), top: plotFrame.top - 10, bottom: plotFrame.bottom }}
      >
        <div className="mx-auto h-full w-0.5 bg-brass" />
        <div className="absolute top-1/2 left-1/2 grid h-8 w-3.5 -translate-x-1/2 -translate-y-1/2 place-items-center rounded-md border border-brass bg-raised">
          <div className="h-3 w-px bg-brass" />
        </div>
      </div>
    </div>
  );
}

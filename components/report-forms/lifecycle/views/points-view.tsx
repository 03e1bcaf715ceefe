"use client";

import { useMemo } from "react";
import { fullNumber, periodLabel } from "../../../../lib/format.ts";
import { pointNote, pointsOption, ratioText, type State, stateColour, stateWords } from "../../../../lib/reports/lifecycle/chart/points.ts";
import type { LifecycleDefinition } from "../../../../lib/reports/lifecycle/definition.ts";
import type { LifecycleResult } from "../../../../lib/reports/lifecycle/result/answer.ts";
import { Chart } from "../../../chart/chart.tsx";
import { CrossHair } from "../../../chart/cross-hair.tsx";
import { useTheme } from "../../../ui/theme.tsx";
import type { Chosen } from "./chosen.ts";
import { pointsOf } from "./points-of.ts";

type PointsViewProps = {
  definition: LifecycleDefinition;
  result: LifecycleResult;
  group: number | undefined;
  onGroup: (group: number | undefined) => void;
  hidden: ReadonlySet<State>;
  onHidden: (hidden: ReadonlySet<State>) => void;
  onChoose: (chosen: Chosen) => void;
};

/** The bars of a lifecycle, with the newest whole interval read out above. */
export function PointsView({ definition, result, group, onGroup, hidden, onHidden, onChoose }: PointsViewProps) {
  const { resolved: theme } = useTheme();
  const { interval } = definition;
  const { points, previous, part } = pointsOf(result, group);
  const option = useMemo(() => pointsOption(points, { interval, theme, hidden }), [points, interval, theme, hidden]);
  const noteAt = (index: number) => pointNote({ points, previous }, index, { interval, theme });
  const choose = (index: number, at: { x: number; y: number }) => {
    const [point, note] = [points[index], noteAt(index)];
    if (point && note) onChoose({ point, note, at, part: { ...part, period: point.period } });
  };
  const open = points.filter(({ state }) => state === "open").length;
  return (
    <>
      <Readout result={result} definition={definition} group={group} />
      <div className="flex flex-wrap items-center gap-x-1">
        <StateLegend hidden={hidden} onHidden={onHidden} />
        {result.groups && group !== undefined ? (
          <button
            type="button"
            onClick={() => onGroup(undefined)}
            className="ml-auto h-7 rounded-md px-2 text-accent text-sm hover:bg-hover"
          >
            Only {result.groups[group]?.group} · show all
          </button>
        ) : null}
      </div>
      <Chart option={option} height={340} label={`Lifecycle by ${interval}; the table below has every number`}>
        {(width) =>
          points.length > 0 ? <CrossHair width={width} count={points.length} noteAt={noteAt} label="Lifecycle" onChoose={choose} /> : null
        }
      </Chart>
      {open > 0 ? <p className="mt-1 text-ink-2 text-xs">* Hatched: not over yet. Who is dormant there may still come.</p> : null}
    </>
  );
}

function StateLegend({ hidden, onHidden }: Pick<PointsViewProps, "hidden" | "onHidden">) {
  const { resolved: theme } = useTheme();
  const toggled = (state: State) => {
    const next = new Set(hidden);
    if (!next.delete(state)) next.add(state);
    return next.size === stateWords.length ? new Set<State>() : next;
  };
  return (
    <ul className="flex flex-wrap gap-x-1" aria-label="States">
      {stateWords.map(({ state, word, meaning }) => (
        <li key={state}>
          <button
            type="button"
            aria-pressed={!hidden.has(state)}
            title={`${word}: ${meaning}`}
            onClick={() => onHidden(toggled(state))}
            className={`flex h-7 items-center gap-1.5 rounded-md px-2 text-sm hover:bg-hover ${hidden.has(state) ? "text-ink-3 line-through" : ""}`}
          >
            <span
              className="size-2.5 shrink-0 rounded-[3px]"
              style={{ background: hidden.has(state) ? "transparent" : stateColour(state, theme) }}
            />
            {word}
          </button>
        </li>
      ))}
    </ul>
  );
}

function Readout({ result, definition, group }: Pick<PointsViewProps, "result" | "definition" | "group">) {
  const { points } = pointsOf(result, group);
  const last = points.findLast(({ state }) => state === "closed");
  if (!last) return null;
  const active = last.new + last.returning + last.resurrecting;
  const facts = [
    ["Active", fullNumber(active)],
    ...stateWords.map(({ state, word }) => [word, fullNumber(last[state])]),
    ["Quick ratio", ratioText(last.quickRatio)],
  ];
  return (
    <section aria-label="The newest whole interval" className="tile-short:hidden mb-3">
      <p className="text-ink-2 text-xs">
        {definition.interval === "hour" ? "Hour" : `The ${definition.interval}`} of {periodLabel(last.period, definition.interval)}, the
        newest that is over
      </p>
      <dl className="mt-1 flex flex-wrap gap-x-6 gap-y-2">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt className="text-ink-2 text-xs">{label}</dt>
            <dd className="font-semibold text-lg tabular-nums leading-6">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

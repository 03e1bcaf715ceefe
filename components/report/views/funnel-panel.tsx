"use client";

import type { ChartGroup } from "../../../lib/charts/groups.ts";
import { CorrelationView } from "./correlation-view.tsx";
import { FunnelEmpty, isEmpty } from "./funnel-empty.tsx";
import { FunnelTable } from "./funnel-tables.tsx";
import { StepsView } from "./steps-view.tsx";
import { SweepView } from "./sweep-view.tsx";
import { TimesView } from "./times-view.tsx";
import { TrendView } from "./trend-view.tsx";
import type { Drawn } from "./use-drawn.ts";
import type { ViewProps } from "./view-props.ts";

type FunnelPanelProps = ViewProps & {
  ready: boolean;
  drawn: Drawn;
  groups: readonly ChartGroup[];
  file: { name: string; period: { from: string; to: string } };
};

/** One view with its table, or the reason why it is empty, or its outline while it is computed. */
export function FunnelPanel({ ready, ...props }: FunnelPanelProps) {
  if (!ready) return <Outline />;
  if (isEmpty(props.definition, props.result)) return <FunnelEmpty {...props} />;
  return (
    <>
      <UnsetNotice {...props} />
      <View {...props} />
      <FunnelTable {...props} />
    </>
  );
}

function View(props: Omit<FunnelPanelProps, "ready">) {
  switch (props.definition.view) {
    case "trend":
      return <TrendView {...props} />;
    case "timeToConvert":
      return <TimesView {...props} />;
    case "sweep":
      return <SweepView {...props} />;
    case "correlation":
      return <CorrelationView {...props} />;
    default:
      return <StepsView {...props} />;
  }
}

function UnsetNotice({ definition, groups }: Pick<FunnelPanelProps, "definition" | "groups">) {
  const property = definition.breakdown?.property;
  if (property === undefined || groups.length !== 1 || groups[0]?.kind !== "unset") return null;
  return (
    <p role="status" className="mb-3 rounded-md bg-brass-soft px-3 py-2 text-brass">
      “{typeof property === "string" ? property : property.join(" | ")}” is not set on these events, so there is nothing to break down.
    </p>
  );
}

/** The outline of a view, as tall as the view, so that nothing jumps. */
function Outline() {
  return (
    <div aria-hidden className="flex h-96 items-end gap-6 border-line border-b px-6">
      {[100, 64, 43, 30].map((height) => (
        <div key={height} className="max-w-28 flex-1 rounded-t-sm bg-sunken" style={{ height: `${height * 0.7}%` }} />
      ))}
    </div>
  );
}

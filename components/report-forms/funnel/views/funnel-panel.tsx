"use client";

import type { ChartGroup } from "../../../../lib/charts/groups.ts";
import type { Drawn } from "../../../chart/use-drawn.ts";
import { Outline } from "../../../report/outline.tsx";
import { CorrelationView } from "./correlation-view.tsx";
import { FunnelEmpty, isEmpty } from "./funnel-empty.tsx";
import { FunnelTable } from "./funnel-tables.tsx";
import { StepsView } from "./steps-view.tsx";
import { SweepView } from "./sweep-view.tsx";
import { TimesView } from "./times-view.tsx";
import { TrendView } from "./trend-view.tsx";
import type { ViewProps } from "./view-props.ts";

type FunnelPanelProps = ViewProps & {
  ready: boolean;
  drawn: Drawn;
  groups: readonly ChartGroup[];
  file: { name: string; period: { from: string; to: string } };
};

/** One view with its table, or the reason why it is empty, or its outline while it is computed. */
export function FunnelPanel({ ready, ...props }: FunnelPanelProps) {
  if (!ready) return <Outline bars={[70, 45, 30, 21]} className="h-96" />;
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

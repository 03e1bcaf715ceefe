"use client";

import type { ReactNode } from "react";
import type { DrawnFeature } from "../../../../lib/reports/adoption/chart/features.ts";
import { Legend } from "../../../chart/legend.tsx";
import { Select } from "../../../ui/select.tsx";
import type { ViewProps } from "./view-props.ts";

/** The features that are drawn with their colours, when there are several; a click shows one alone. */
export function FeatureLegend({ drawn, features }: Pick<ViewProps, "drawn" | "features">) {
  if (features.length < 2) return null;
  return (
    <div className="mb-1">
      <Legend groups={drawn.checked} colours={drawn.colours} isolated={drawn.isolated} onIsolate={drawn.isolate} />
      {features.length > drawn.checked.length ? (
        <p className="px-2 text-ink-2 text-xs">
          {drawn.checked.length} of {features.length} features are drawn; choose in the table.
        </p>
      ) : null}
    </div>
  );
}

/** Chooses the feature of a view that shows one. */
export function FeatureSelect({ features, one, onOne }: Pick<ViewProps, "features" | "one" | "onOne">) {
  if (features.length < 2) return <p className="truncate font-medium">{one.name}</p>;
  const choose = (key: string) => {
    const next = features.find((each) => each.key === key);
    if (next) onOne(next);
  };
  return (
    <Select
      label="Feature"
      value={one.key}
      options={features.map(({ key, name }) => ({ value: key, label: name }))}
      onChange={choose}
      className="max-w-72"
    />
  );
}

/** A box before each row of a table of features: whether its line is drawn. */
export function drawnChecks({ features, drawn, colourOf }: Pick<ViewProps, "features" | "drawn" | "colourOf">) {
  return (_: unknown, index: number): ReactNode => {
    const feature = features[index];
    if (!feature || features.length < 2) return null;
    const on = drawn.checked.some(({ key }) => key === feature.key);
    return (
      <input
        type="checkbox"
        aria-label={`Draw ${feature.name}`}
        checked={on}
        disabled={!on && drawn.full}
        onChange={() => drawn.toggle(feature.key)}
        className="size-3.5"
        style={{ accentColor: on ? colourOf(feature.key) : undefined }}
      />
    );
  };
}

/** What the foot of such a table says when no more fit. */
export function fullWords({ drawn, features }: { drawn: ViewProps["drawn"]; features: readonly DrawnFeature[] }): string | null {
  return drawn.full && features.length > drawn.checked.length ? `${drawn.checked.length} features at most are drawn.` : null;
}

"use client";

import type { FunnelDefinition } from "../../../../lib/reports/funnel/definition.ts";
import type { FunnelResult } from "../../../../lib/reports/funnel/result/answer.ts";
import { comparisons } from "../../../../lib/vocabulary/condition.ts";
import { eventNames } from "../../../../lib/vocabulary/event-ref.ts";
import { durationPhrase } from "../../../../lib/vocabulary/phrase.ts";
import { useCatalogue } from "../../../inputs/catalogue.tsx";
import { Empty, type EmptyReason } from "../../../report/empty.tsx";
import { useSideAnswer } from "../../../report/side-question.tsx";
import type { ViewProps } from "./view-props.ts";

/** Units that entered, as far as the view tells. */
function entered({ steps, groups, series, sweep }: FunnelResult): number | null {
  if (steps) return steps[0]?.count ?? 0;
  if (groups) return groups.reduce((sum, group) => sum + (group.steps[0]?.count ?? 0), 0);
  if (series) return series.reduce((sum, point) => sum + point.entered, 0);
  const last = sweep?.at(-1);
  return last ? (last.rate === null ? 0 : null) : null;
}

/** Whether a view has nothing to draw. */
export function isEmpty({ view }: FunnelDefinition, result: FunnelResult): boolean {
  if (entered(result) === 0) return true;
  if (view === "timeToConvert") return (result.converted?.count ?? 0) === 0;
  return view === "sweep" && (result.sweep?.at(-1)?.converted ?? 0) === 0;
}

/** Why the funnel is empty, with a way out that edits the question. */
export function FunnelEmpty({ definition, result, unit, onPatch }: Pick<ViewProps, "definition" | "result" | "unit" | "onPatch">) {
  const { dataStart, dataEnd, eventOf } = useCatalogue();
  const { steps, filters, window } = definition;
  const first = steps[0];
  const names = first ? (eventNames(first) ?? []) : [];
  const active = [...filters, ...(first?.where ?? [])];
  const count = comparisons(active).filter(({ off }) => !off).length;
  const isAllTime = "from" in definition.range && definition.range.from === "all";
  const allTime = isAllTime ? [] : [{ words: "Look at all time", onSelect: () => onPatch({ range: { from: "all" } }) }];
  const nobodyEntered = entered(result) === 0;
  const without = useWithoutFilters(nobodyEntered && count > 0 ? definition : null);
  if (!nobodyEntered) {
    const reason: EmptyReason = window ? { is: "window_short", window: durationPhrase(window) } : { is: "nobody_went_on", unit };
    return (
      <Empty
        reason={reason}
        fixes={[
          ...(window ? [{ words: "Without a limit of time", onSelect: () => onPatch({ window: null, stepWindows: undefined }) }] : []),
          ...allTime,
        ]}
      />
    );
  }
  const known = names.some((name) => eventOf(name));
  const filtered = known && count > 0 && without !== 0;
  const withoutFilters = {
    words: "Remove the filters",
    onSelect: () => onPatch({ filters: [], steps: steps.map((step, index) => (index === 0 ? { ...step, where: [] } : step)) }),
  };
  if (filtered) {
    const of = without === undefined ? undefined : { count: without, what: `${unit} that did ${names.join(" or ")}` };
    return <Empty reason={{ is: "nothing_matched", filters: count, of }} fixes={[withoutFilters, ...allTime]} />;
  }
  return (
    <Empty reason={{ is: "no_events", names, dataFrom: dataStart, dataTo: dataEnd }} fixes={known || names.length === 0 ? allTime : []} />
  );
}

/** How many would enter without any filter; undefined until it is known. */
function useWithoutFilters(definition: FunnelDefinition | null): number | undefined {
  const first = definition?.steps[0];
  const bare = definition && {
    ...definition,
    view: "steps",
    filters: [],
    exclusions: [],
    steps: [{ ...first, where: [] }],
    ...Object.fromEntries(
      ["breakdown", "compare", "part", "significance", "correlate", "stepWindows", "fromStep", "toStep"].map((word) => [word, undefined]),
    ),
  };
  return useSideAnswer<FunnelResult>(bare)?.steps?.[0]?.count;
}

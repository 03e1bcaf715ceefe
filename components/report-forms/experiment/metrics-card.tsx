"use client";

import { listedMetrics } from "../../../lib/reports/experiment/definition/labels.ts";
import type { Metric } from "../../../lib/reports/experiment/definition/metric.ts";
import { type ExperimentDefinition, maxMetrics } from "../../../lib/reports/experiment/definition.ts";
import { EventPicker } from "../../inputs/event-picker.tsx";
import type { FormProps } from "../../report/question.ts";
import { Card } from "../../ui/card.tsx";
import { AddButton } from "../cards/add-button.tsx";
import { SortableRow, SortableRows } from "../cards/sortable-rows.tsx";
import { useRowList } from "../cards/use-row-list.ts";
import { type ExperimentDraft, freshMetric } from "./draft.ts";
import { MetricRow } from "./metric-row.tsx";

/** What the variants are compared by, each a lettered metric; the first one leads the verdict. */
export function MetricsCard({ draft, onChange, issues }: FormProps<ExperimentDefinition, ExperimentDraft>) {
  const { metrics } = draft;
  const cohorts = Object.keys(draft.cohorts ?? {});
  const listed = listedMetrics({ metrics });
  const set = (next: Metric[]) => onChange({ metrics: next, metric: undefined, part: undefined });
  const { keys, insert, remove, move } = useRowList(metrics, set);
  return (
    <Card
      title="Metrics"
      aside={
        metrics.length < maxMetrics ? (
          <EventPicker
            label="Event to add as a metric"
            withAny
            onPick={(event) => insert(metrics.length, freshMetric("conversion", { event }))}
            trigger={<AddButton side="right">Add metric</AddButton>}
          />
        ) : null
      }
    >
      {metrics.length === 0 ? <p className="text-ink-2 text-xs">What should change: an event that more, or fewer, people do.</p> : null}
      <SortableRows id="metrics" keys={keys} onMove={move}>
        {metrics.map((metric, index) => {
          const { key: letter = "", role = "primary" } = listed[index] ?? {};
          return (
            <SortableRow key={keys[index] ?? index} id={keys[index] ?? ""} label={`Metric ${letter}`} mark={letter}>
              {(handle) => (
                <MetricRow
                  {...{ metric, role, handle, cohorts, issues }}
                  name={`metric ${letter}`}
                  at={`metrics.${index}`}
                  onChange={(next) => set(metrics.with(index, next))}
                  items={[
                    {
                      label: "Duplicate",
                      onSelect: () => insert(index + 1, structuredClone(metric)),
                      disabled: metrics.length >= maxMetrics,
                    },
                    { label: "Delete", onSelect: () => remove(index) },
                  ]}
                />
              )}
            </SortableRow>
          );
        })}
      </SortableRows>
    </Card>
  );
}

import { chosenMetric, listedMetrics } from "../../../../lib/reports/experiment/definition/labels.ts";
import type { ExperimentDefinition } from "../../../../lib/reports/experiment/definition.ts";
import { Select } from "../../../ui/select.tsx";

type MetricSelectProps = { definition: ExperimentDefinition; onChange: (key: string) => void };

/** Which metric a view shows that shows one. */
export function MetricSelect({ definition, onChange }: MetricSelectProps) {
  const metrics = listedMetrics(definition);
  if (metrics.length < 2) return null;
  return (
    <Select
      label="Metric shown"
      value={chosenMetric(definition)?.key ?? "A"}
      options={metrics.map(({ key, label }) => ({ value: key, label: `${key} · ${label}` }))}
      onChange={onChange}
      className="mb-2 max-w-full"
    />
  );
}

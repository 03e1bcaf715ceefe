import { signedPercent } from "../../../../lib/reports/experiment/chart/effect-words.ts";
import type { ExperimentDefinition } from "../../../../lib/reports/experiment/definition.ts";
import type { ExperimentResult } from "../../../../lib/reports/experiment/result/answer.ts";

const known = (value: number | null, unit = "") => (value === null ? "—" : `${Math.ceil(value).toLocaleString("en-US")}${unit}`);

/** How many units, and how long, the first primary metric needs. */
export function Planned({
  definition: { power, plan },
  result: { planner },
}: {
  definition: ExperimentDefinition;
  result: ExperimentResult;
}) {
  if (!planner) return null;
  const { unitsPerDay, unitsPerArm, recommendedDays, detectableEffect } = planner;
  const facts: [string, string][] = [
    ["Smallest change likely seen by now", detectableEffect === null ? "—" : `±${signedPercent(detectableEffect).slice(1)}`],
    ["Come in a day", known(unitsPerDay)],
    ...(plan.minimumEffect === undefined
      ? []
      : ([
          [`Needed per variant for ±${signedPercent(plan.minimumEffect).slice(1)}`, known(unitsPerArm)],
          ["Which takes, in whole weeks", known(recommendedDays, " days")],
        ] as [string, string][])),
  ];
  return (
    <section aria-label="Planner" className="mt-6">
      <h2 className="font-semibold text-sm">How long it takes</h2>
      <dl className="mt-1.5 flex flex-wrap gap-x-8 gap-y-2">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt className="text-ink-2 text-xs">{label}</dt>
            <dd className="font-semibold text-lg tabular-nums leading-6">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-1 text-ink-2 text-xs">
        For the first primary metric, with a power of {Math.round(power * 100)}%.
        {plan.minimumEffect === undefined ? " Say which change matters, and it tells how many users that takes." : ""}
      </p>
    </section>
  );
}

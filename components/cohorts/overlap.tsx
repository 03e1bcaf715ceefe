"use client";

import { Check } from "lucide-react";
import { useMemo, useState } from "react";
import { fullNumber, percent } from "../../lib/format.ts";
import type { ReportResult } from "../../lib/run-report.ts";
import type { Cohort } from "../../lib/vocabulary/cohort.ts";
import { useCatalogue } from "../inputs/catalogue.tsx";
import { problemOf } from "../people/use-people.tsx";
import { Failure } from "../report/failure.tsx";
import type { RunReport } from "../report/report-actions.ts";
import { Select } from "../ui/select.tsx";
import { regionsOf, type Zone } from "./cohort-questions.ts";
import { useSizes } from "./use-sizes.ts";

type OverlapProps = { name: string; cohort: Cohort; own: string | null; zone: Zone; runReport: RunReport<ReportResult> };

const letters = ["A", "B", "C"];

/** How many users are in this cohort, in one or two others, and in several of them. */
export function Overlap({ name, cohort, own, zone, runReport }: OverlapProps) {
  const { cohorts: saved = [], generation } = useCatalogue();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const others = saved.filter(({ id }) => id !== own);
  const found = chosen.flatMap((id) => others.find((each) => each.id === id) ?? []);
  const regions = useMemo(
    () => (chosen.length > 0 ? regionsOf([cohort, ...chosen.map((id): Cohort => ({ saved: id }))]) : null),
    [cohort, chosen],
  );
  const { data, error, refetch } = useSizes({ cohorts: regions, zone, generation, runReport });
  const names = [name, ...found.map((each) => each.name)];
  const choose = (place: number, id: string) =>
    setChosen(id === "" ? chosen.toSpliced(place, 1) : [...chosen.slice(0, place), id, ...chosen.slice(place + 1)]);
  if (others.length === 0) return <p className="text-ink-2">Save another cohort to see how many users are in both.</p>;
  return (
    <>
      <div className="flex flex-wrap gap-2">
        {[0, 1].slice(0, chosen.length + 1).map((place) => (
          <Select
            key={place}
            label={place === 0 ? "Compare with" : "And with"}
            value={chosen[place] ?? ""}
            options={[
              { value: "", label: place === 0 ? "Choose a cohort" : "And a third" },
              ...others
                .filter(({ id }) => id === chosen[place] || !chosen.includes(id))
                .map((each) => ({ value: each.id, label: each.name })),
            ]}
            onChange={(id) => choose(place, id)}
            className="max-w-60"
          />
        ))}
      </div>
      {error ? (
        <Failure problem={problemOf(error)} onRetry={() => void refetch()} />
      ) : regions ? (
        <Regions names={names} sizes={Object.keys(regions).map((key) => [key, data?.get(key)])} />
      ) : null}
    </>
  );
}

function Regions({ names, sizes }: { names: readonly string[]; sizes: readonly (readonly [string, number | undefined])[] }) {
  const all = sizes.reduce((sum, [, size]) => sum + (size ?? 0), 0);
  const cell = "border-line border-b px-2 py-1.5";
  return (
    <div className="mt-3 overflow-x-auto">
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr className="text-ink-2 text-xs">
            {names.map((each, place) => (
              <th key={letters[place]} scope="col" className={`${cell} max-w-32 truncate text-left font-medium`} title={each}>
                {each}
              </th>
            ))}
            <th scope="col" className={`${cell} text-right font-medium`}>
              users
            </th>
            <th scope="col" className={`${cell} text-right font-medium`}>
              of all these
            </th>
          </tr>
        </thead>
        <tbody>
          {sizes.map(([key, size]) => (
            <tr key={key}>
              {names.map((each, place) => (
                <td key={letters[place]} className={cell}>
                  {key.includes(letters[place] ?? "") ? (
                    <Check size={14} role="img" aria-label={`in ${each}`} className="text-accent" />
                  ) : (
                    <span className="sr-only">not in {each}</span>
                  )}
                </td>
              ))}
              <td className={`${cell} text-right tabular-nums`}>{size === undefined ? "…" : fullNumber(size)}</td>
              <td className={`${cell} text-right text-ink-2 tabular-nums`}>{size === undefined || all === 0 ? "" : percent(size / all)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

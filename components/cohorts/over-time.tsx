"use client";

import { useMemo } from "react";
import { fullNumber } from "../../lib/format.ts";
import type { ReportResult } from "../../lib/run-report.ts";
import type { Cohort } from "../../lib/vocabulary/cohort.ts";
import { useCatalogue } from "../inputs/catalogue.tsx";
import { shortDay } from "../inputs/figures.ts";
import { problemOf } from "../people/use-people.tsx";
import { Failure } from "../report/failure.tsx";
import type { RunReport } from "../report/report-actions.ts";
import { cohortsByDay, daysUpTo, type Zone } from "./cohort-questions.ts";
import { useSizes } from "./use-sizes.ts";

const mostDays = 16;

type OverTimeProps = { cohort: Cohort; zone: Zone; runReport: RunReport<ReportResult> };

const micros = (iso: string | null) => (iso === null ? null : Date.parse(iso) * 1000);

/** How large the cohort was on earlier days. */
export function OverTime({ cohort, zone, runReport }: OverTimeProps) {
  const { dataStart, dataEnd, generation } = useCatalogue();
  const days = useMemo(() => {
    const day = (iso: string) => new Date(iso).toLocaleDateString("sv-SE", { timeZone: zone.timezone });
    return dataStart && dataEnd ? daysUpTo(day(dataStart), day(dataEnd), mostDays) : [];
  }, [dataStart, dataEnd, zone.timezone]);
  const cohorts = useMemo(
    () => cohortsByDay(cohort, days, { ...zone, start: micros(dataStart), end: micros(dataEnd) }),
    [cohort, days, zone, dataStart, dataEnd],
  );
  const { data, error, refetch } = useSizes({ cohorts, zone, generation, runReport });
  if (error) return <Failure problem={problemOf(error)} onRetry={() => void refetch()} />;
  const most = Math.max(1, ...(data?.values() ?? []));
  return (
    <figure>
      <div className="flex h-28 items-end gap-[2px] border-line border-b" aria-hidden>
        {days.map((day) => (
          <span
            key={day}
            title={data ? `${shortDay(day)}: ${fullNumber(data.get(day) ?? 0)}` : ""}
            className={`min-w-0 flex-1 rounded-t-[2px] ${data ? "bg-accent" : "animate-pulse bg-sunken"}`}
            style={{ height: data ? `${(100 * (data.get(day) ?? 0)) / most}%` : "40%" }}
          />
        ))}
      </div>
      <div className="mt-1 flex justify-between text-ink-3 text-xs" aria-hidden>
        <span>{days[0] ? shortDay(days[0]) : ""}</span>
        <span>{days.at(-1) ? shortDay(days.at(-1) ?? "") : ""}</span>
      </div>
      <table className="sr-only">
        <caption>Size over time</caption>
        <tbody>
          {days.map((day) => (
            <tr key={day}>
              <th scope="row">{day}</th>
              <td>{data ? fullNumber(data.get(day) ?? 0) : "counting"}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <figcaption className="mt-1 text-ink-3 text-xs">
        Who was in it at the end of each day. User properties, lists and other cohorts count as they are now.
      </figcaption>
    </figure>
  );
}

"use client";

import { letterOf } from "../../../lib/reports/trends/definition/labels.ts";
import { maxSeries, type TrendsDefinition, type TrendsSeries } from "../../../lib/reports/trends/definition.ts";
import { eventNames } from "../../../lib/vocabulary/event-ref.ts";
import { EventPicker } from "../../inputs/event-picker.tsx";
import type { FormProps } from "../../report/question.ts";
import { Card } from "../../ui/card.tsx";
import { AddButton } from "../cards/add-button.tsx";
import { EventRow } from "../cards/event-row.tsx";
import { SortableRow, SortableRows } from "../cards/sortable-rows.tsx";
import { useRowList } from "../cards/use-row-list.ts";
import { reseries, type TrendsDraft } from "./draft.ts";
import { MeasureField } from "./measure-field.tsx";

/** What is measured, each a lettered series: its events, what narrows them, and how they become a number. */
export function SeriesCard({ draft, filled, onChange, issues }: FormProps<TrendsDefinition, TrendsDraft>) {
  const { series } = draft;
  const cohorts = Object.keys(draft.cohorts ?? {});
  const placed = series.map((each, from): { each: TrendsSeries; from: number | null } => ({ each, from }));
  const set = (index: number, each: TrendsSeries) => onChange({ series: series.with(index, each), part: undefined });
  const { keys, insert: insertPlaced, remove, move } = useRowList(placed, (next) => onChange(reseries(draft, next)));
  const insert = (index: number, each: TrendsSeries) => insertPlaced(index, { each, from: null });
  const full = series.length >= maxSeries;
  return (
    <Card
      title="Measures"
      aside={
        full ? null : (
          <EventPicker
            label="Event to add"
            withAny
            onPick={(event) => insert(series.length, { event, measure: series.at(-1)?.measure ?? "total" })}
            trigger={<AddButton side="right">Add series</AddButton>}
          />
        )
      }
    >
      <SortableRows id="series" keys={keys} onMove={move}>
        {series.map((each, index) => {
          const letter = letterOf(index);
          return (
            <SortableRow key={keys[index] ?? index} id={keys[index] ?? ""} label={`Series ${letter}`} mark={letter}>
              {(handle) => (
                <EventRow
                  name={`series ${letter}`}
                  noun="series"
                  event={each}
                  mark={handle}
                  onChange={(next) => set(index, next)}
                  cohorts={cohorts}
                  issues={issues}
                  at={`series.${index}`}
                  items={[
                    { label: "Duplicate", onSelect: () => insert(index + 1, structuredClone(each)), disabled: full },
                    { label: "Delete", onSelect: () => remove(index) },
                  ]}
                >
                  <MeasureField
                    name={`series ${letter}`}
                    measure={each.measure}
                    countBy={filled.countBy}
                    events={eventNames(each)}
                    onChange={(measure) => set(index, { ...each, measure })}
                  />
                </EventRow>
              )}
            </SortableRow>
          );
        })}
      </SortableRows>
    </Card>
  );
}

"use client";

import { maxSeries, type StickinessDefinition } from "../../../lib/reports/stickiness/definition.ts";
import { EventPicker } from "../../inputs/event-picker.tsx";
import type { FormProps } from "../../report/question.ts";
import { Card } from "../../ui/card.tsx";
import { AddButton } from "../cards/add-button.tsx";
import { EventRow } from "../cards/event-row.tsx";
import { SortableRow, SortableRows } from "../cards/sortable-rows.tsx";
import { useRowList } from "../cards/use-row-list.ts";
import type { StickinessDraft } from "./draft.ts";

const letters = "ABCDEFGHIJ";

/** The events whose actors are counted, each a lettered series. */
export function SeriesCard({ draft, onChange, issues }: FormProps<StickinessDefinition, StickinessDraft>) {
  const { series } = draft;
  const cohorts = Object.keys(draft.cohorts ?? {});
  const set = (next: StickinessDraft["series"]) => onChange({ series: next, part: undefined });
  const { keys, insert, remove, move } = useRowList(series, set);
  return (
    <Card
      title="Activity"
      aside={
        series.length < maxSeries ? (
          <EventPicker
            label="Event to add"
            withAny
            onPick={(event) => insert(series.length, { event })}
            trigger={<AddButton side="right">Add event</AddButton>}
          />
        ) : null
      }
    >
      <SortableRows id="series" keys={keys} onMove={move}>
        {series.map((each, index) => (
          <SortableRow key={keys[index] ?? index} id={keys[index] ?? ""} label={`Series ${letters[index]}`} mark={letters[index] ?? ""}>
            {(handle) => (
              <EventRow
                name={`series ${letters[index]}`}
                noun="series"
                event={each}
                mark={handle}
                onChange={(next) => set(series.with(index, next))}
                cohorts={cohorts}
                issues={issues}
                at={`series.${index}`}
                items={[
                  { label: "Duplicate", onSelect: () => insert(index + 1, structuredClone(each)) },
                  { label: "Delete", onSelect: () => remove(index) },
                ]}
              />
            )}
          </SortableRow>
        ))}
      </SortableRows>
    </Card>
  );
}

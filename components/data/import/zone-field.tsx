"use client";

import { useState } from "react";
import { searchRank } from "../../inputs/search-rank.ts";
import { Button } from "../../ui/button.tsx";
import { PickList } from "../../ui/pick-list.tsx";
import { Popover } from "../../ui/popover.tsx";
import { FieldLine } from "./mapping-fields.tsx";

const zones = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((each) => each !== "UTC")];

/** The zone of times that carry none. */
export function ZoneField({ value, onChange }: { value: string; onChange: (zone: string) => void }) {
  const [open, setOpen] = useState(false);
  const pick = (zone: string) => {
    setOpen(false);
    onChange(zone);
  };
  return (
    <FieldLine label="Time zone" note="of times without one">
      <Popover
        label="Time zone of the data"
        open={open}
        onOpenChange={setOpen}
        className="w-72"
        trigger={<Button aria-label={`Time zone of the data: ${value}`}>{value.replaceAll("_", " ")}</Button>}
      >
        <PickList
          label="Time zone"
          placeholder="Search zones"
          empty="No zone has this name."
          onPick={pick}
          find={(search) =>
            searchRank(zones, search, (each) => each.replaceAll("_", " ")).map((zone) => ({
              key: zone,
              value: zone,
              row: <span className={zone === value ? "font-medium text-accent" : ""}>{zone.replaceAll("_", " ")}</span>,
            }))
          }
        />
      </Popover>
    </FieldLine>
  );
}

"use client";

import { Globe } from "lucide-react";
import { useState } from "react";
import type { WeekStart } from "../../../lib/vocabulary/interval.ts";
import { Button } from "../../ui/button.tsx";
import { PickList } from "../../ui/pick-list.tsx";
import { Popover } from "../../ui/popover.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { searchRank } from "../search-rank.ts";

type ZonePickerProps = { timezone: string; weekStart: WeekStart; onChange: (change: { timezone?: string; weekStart?: WeekStart }) => void };

const zones = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((each) => each !== "UTC")];

/** The zone in which days begin, and the day on which weeks do. */
export function ZonePicker({ timezone, weekStart, onChange }: ZonePickerProps) {
  const [open, setOpen] = useState(false);
  const pick = (zone: string) => {
    setOpen(false);
    onChange({ timezone: zone });
  };
  return (
    <Popover
      label="Time zone and week start"
      open={open}
      onOpenChange={setOpen}
      className="w-72"
      trigger={
        <Button tone="quiet" aria-label={`Time zone ${timezone}, weeks start on ${weekStart}`}>
          <Globe size={15} strokeWidth={1.7} aria-hidden />
          {timezone}
        </Button>
      }
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
            row: <span className={zone === timezone ? "font-medium text-accent" : ""}>{zone.replaceAll("_", " ")}</span>,
          }))
        }
        footer={
          <div className="flex items-center justify-between border-line border-t px-3 py-2">
            <span className="text-ink-2">Weeks start on</span>
            <Segmented
              label="Weeks start on"
              value={weekStart}
              options={[
                { value: "monday", label: "Mon" },
                { value: "sunday", label: "Sun" },
              ]}
              onChange={(next) => onChange({ weekStart: next })}
            />
          </div>
        }
      />
    </Popover>
  );
}

"use client";

import { Minimize } from "lucide-react";
import { IconButton } from "../ui/button.tsx";
import { Select } from "../ui/select.tsx";
import { refreshMinutes } from "./full-screen.ts";

type WallBarProps = {
  name: string;
  /** The dates and filters that hold, in words. */
  said: string;
  lastAt: number;
  minutes: number | null;
  onMinutes: (minutes: number | null) => void;
  onLeave: () => void;
};

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

/** The head of a board on the wall: its name, when it was asked last, how often it asks anew. */
export function WallBar({ name, said, lastAt, minutes, onMinutes, onLeave }: WallBarProps) {
  return (
    <header className="mb-3 flex flex-wrap items-baseline gap-x-4 gap-y-1">
      <h1 className="min-w-0 truncate font-semibold text-xl tracking-tight">{name}</h1>
      <p className="min-w-0 flex-1 truncate text-ink-2">{said}</p>
      <p className="text-ink-2" role="status">
        refreshed at{" "}
        <time suppressHydrationWarning className="font-medium text-ink">
          {clock.format(lastAt)}
        </time>
      </p>
      <Select
        quiet
        label="Refresh by itself"
        value={minutes === null ? "off" : String(minutes)}
        onChange={(next) => onMinutes(next === "off" ? null : Number(next))}
        options={[
          { value: "off", label: "not by itself" },
          ...refreshMinutes.map((each) => ({
            value: String(each),
            label: each === 1 ? "every minute" : each === 60 ? "every hour" : `every ${each} minutes`,
          })),
        ]}
      />
      <IconButton label="Leave full screen (Esc)" onClick={onLeave} className="self-center">
        <Minimize size={15} strokeWidth={1.7} aria-hidden />
      </IconButton>
    </header>
  );
}

"use client";

import { CalendarDays, Hash, ToggleLeft, Type, UsersRound } from "lucide-react";
import { type ReactNode, useState } from "react";
import { type PickItem, PickList } from "../ui/pick-list.tsx";
import { Popover } from "../ui/popover.tsx";
import { type CatalogueProperty, type PropertyType, useCatalogue } from "./catalogue.tsx";
import { share } from "./figures.ts";
import { searchRank } from "./search-rank.ts";

export type PropertyChoice = { property: string; of: "event" | "user" | "cohort" | "session" };

const icons = { text: Type, number: Hash, boolean: ToggleLeft, date: CalendarDays };

/** The sign of a property's type. */
export function TypeIcon({ type, of }: { type: PropertyType; of?: string }) {
  const Icon = of === "cohort" ? UsersRound : icons[type];
  return <Icon size={13} strokeWidth={1.8} className="shrink-0 text-ink-3" aria-label={type} />;
}

type PropertyPickerProps = {
  trigger: ReactNode;
  label: string;
  onPick: (choice: PropertyChoice) => void;
  /** The events in question: what they carry comes first. */
  events?: readonly string[];
  /** Named cohorts of the definition; where there may be any, the saved ones are offered too. */
  cohorts?: readonly string[];
  only?: "event" | "user";
  extra?: readonly PickItem<PropertyChoice>[];
};

/** Chooses a property: those of the events in question first, then the others, then the users'. */
export function PropertyPicker({ trigger, label, onPick, ...rest }: PropertyPickerProps) {
  const [open, setOpen] = useState(false);
  const pick = (choice: PropertyChoice) => {
    setOpen(false);
    onPick(choice);
  };
  return (
    <Popover trigger={trigger} label={label} open={open} onOpenChange={setOpen} className="w-80">
      <PropertyList label={label} onPick={pick} {...rest} />
    </Popover>
  );
}

function sectionOf(property: CatalogueProperty, events: readonly string[] | undefined): string {
  if (property.of === "user") return "User properties";
  if (!events || events.length === 0) return "Event properties";
  return property.events?.some((each) => events.includes(each)) ? "On these events" : "On other events";
}

const sections = ["On these events", "Event properties", "User properties", "On other events"];

function PropertyList({ label, onPick, events, cohorts, only, extra }: Omit<PropertyPickerProps, "trigger">) {
  const { properties, cohorts: saved = [] } = useCatalogue();
  const offered = properties.filter((each) => !only || each.of === only);
  const find = (search: string): PickItem<PropertyChoice>[] => {
    const rows = searchRank(offered, search, (each) => `${each.name} ${each.description ?? ""}`).map(
      (each): PickItem<PropertyChoice> => ({
        key: `${each.of}:${each.name}`,
        section: sectionOf(each, events),
        value: { property: each.name, of: each.of },
        row: <PropertyRow property={each} />,
      }),
    );
    const all = cohorts ? [...new Set([...cohorts, ...saved.map(({ name }) => name)])] : [];
    const named = all.map(
      (name): PickItem<PropertyChoice> => ({
        key: `cohort:${name}`,
        section: "Cohorts",
        value: { property: name, of: "cohort" },
        row: name,
      }),
    );
    const known = offered.some((each) => each.name === search);
    const free: PickItem<PropertyChoice>[] =
      search !== "" && !known
        ? [
            {
              key: "free",
              section: "Not in the catalogue",
              value: { property: search, of: only ?? "event" },
              row: (
                <span>
                  Use “{search}” as {only === "user" ? "a user" : "an event"} property
                </span>
              ),
            },
          ]
        : [];
    const sorted = rows.sort((a, b) => sections.indexOf(a.section ?? "") - sections.indexOf(b.section ?? ""));
    return [...(search === "" ? (extra ?? []) : []), ...sorted, ...searchRank(named, search, (each) => each.value.property), ...free];
  };
  return <PickList label={label} placeholder="Search properties" find={find} onPick={onPick} empty="No property has this name." />;
}

function PropertyRow({ property }: { property: CatalogueProperty }) {
  return (
    <span className="flex items-center gap-2">
      <TypeIcon type={property.type} />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-mono text-[0.78rem]">{property.name}</span>
        {property.description ? <span className="block truncate text-ink-3 text-xs">{property.description}</span> : null}
      </span>
      {property.fill === null ? null : <span className="text-ink-3 text-xs">{share(property.fill)} filled</span>}
    </span>
  );
}

import { Copy, Filter, FilterX, ListX, Split, Users } from "lucide-react";
import { fullNumber } from "../../../../lib/format.ts";
import type { FunnelDefinition } from "../../../../lib/reports/funnel/definition.ts";
import type { Condition } from "../../../../lib/vocabulary/condition.ts";
import { eventNames } from "../../../../lib/vocabulary/event-ref.ts";
import type { Catalogue } from "../../../inputs/catalogue.tsx";
import type { PartAction } from "../../../report/part-menu.tsx";
import { toast } from "../../../ui/toast.tsx";
import { withoutStep } from "../draft.ts";
import { pathLinks } from "./path-links.ts";
import type { Chosen, Part, ViewProps } from "./view-props.ts";

const stateWords: Record<Part["state"], string> = { converted: "converted", dropped: "dropped off", in_window: "still in window" };

type Context = {
  definition: FunnelDefinition;
  unit: string;
  catalogue: Catalogue;
  /** Whether test users are shown or hidden, as the address says it. */
  test: string | null;
  onPatch: ViewProps["onPatch"];
  onPeople: (part: Part) => void;
};

/** What one can do with a part of the funnel; only what works for it. */
export function partActions(chosen: Chosen, context: Context): PartAction[] {
  return [
    ...people(chosen, context),
    ...pathLinks(chosen, context),
    ...breakdowns(chosen, context),
    copyNumber(chosen),
    ...groupActions(chosen, context),
    ...stepActions(chosen, context),
  ];
}

function people({ part, counts }: Chosen, { unit, onPeople }: Context): PartAction[] {
  const states = (Object.keys(stateWords) as Part["state"][]).filter(
    (state) => (counts[state] ?? 0) > 0 && (part.step > 1 || state === "converted"),
  );
  const ordered = states.sort((a, b) => Number(b === part.state) - Number(a === part.state));
  const named = `${unit.charAt(0).toUpperCase()}${unit.slice(1)}`;
  return ordered.map((state) => ({
    label: part.step === 1 ? `${named} that entered` : `${named}: ${stateWords[state]}`,
    icon: Users,
    hint: fullNumber(counts[state] ?? 0),
    onSelect: () => onPeople({ ...part, state }),
  }));
}

function breakdowns({ part }: Chosen, { definition, catalogue, onPatch }: Context): PartAction[] {
  const step = definition.steps[part.step - 1];
  if (!step || definition.breakdown || part.item) return [];
  const names = eventNames(step);
  const carries = (events: readonly string[] | undefined) =>
    events === undefined || names === null || names.some((name) => events.includes(name));
  const choices = catalogue.properties
    .filter(({ of, events }) => of === "user" || carries(events))
    .slice(0, 30)
    .map(({ name, of }) => ({
      label: name,
      onSelect: () =>
        onPatch({
          breakdown: { property: name, of, attribution: of === "user" || part.step === 1 ? "entry" : { step: part.step } },
          view: "steps",
        }),
    }));
  return choices.length > 0 ? [{ label: "Break down here", icon: Split, choices }] : [];
}

function copyNumber({ part, counts }: Chosen): PartAction {
  const number = String(counts[part.state] ?? "");
  const copied = () => toast(`Copied ${number}`);
  return {
    label: "Copy the number",
    icon: Copy,
    onSelect: () => void navigator.clipboard.writeText(number).then(copied, () => toast("The browser did not allow copying", "danger")),
  };
}

/** A group of one property can be kept alone or left out by a filter. */
function groupActions({ part, kind }: Chosen, { definition, onPatch }: Context): PartAction[] {
  const property = definition.breakdown?.property;
  const of = definition.breakdown?.of;
  if (
    part.group === undefined ||
    typeof property !== "string" ||
    (of !== "event" && of !== "user") ||
    (kind !== "value" && kind !== "unset") ||
    definition.breakdown?.bins
  )
    return [];
  const filtered = (keep: boolean) => () => {
    const condition: Condition =
      kind === "unset"
        ? { property, of, op: keep ? "is_not_set" : "is_set" }
        : { property, of, op: keep ? "is" : "is_not", value: part.group ?? "" };
    onPatch({ filters: [...definition.filters, condition] });
  };
  return [
    { label: `Only ${part.group}`, icon: Filter, onSelect: filtered(true) },
    { label: `Exclude ${part.group}`, icon: FilterX, onSelect: filtered(false) },
  ];
}

function stepActions({ part }: Chosen, { definition, onPatch }: Context): PartAction[] {
  if (part.period !== undefined || part.item || definition.steps.length < 2) return [];
  return [{ label: "Take this step out", icon: ListX, onSelect: () => onPatch(withoutStep(definition, part.step - 1)) }];
}

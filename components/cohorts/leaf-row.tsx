"use client";

import { useState } from "react";
import { cohortPhrase } from "../../lib/vocabulary/cohort/phrase.ts";
import type { Cohort } from "../../lib/vocabulary/cohort.ts";
import { type EventRef, eventNames } from "../../lib/vocabulary/event-ref.ts";
import { useCatalogue } from "../inputs/catalogue.tsx";
import { ConditionList } from "../inputs/condition-list.tsx";
import { DurationInput } from "../inputs/duration-input.tsx";
import { Phrases } from "../report/phrases.tsx";
import { EventNames } from "../report-forms/cards/event-names.tsx";
import { NumberField } from "../report-forms/cards/number-field.tsx";
import { without } from "../report-forms/cards/without.ts";
import { Button } from "../ui/button.tsx";
import { Select } from "../ui/select.tsx";
import { kindOfLeaf, type LeafKind, leafKinds, turnedInto } from "./leaf-kinds.ts";
import { WhenField } from "./when-field.tsx";

type LeafRowProps = {
  cohort: Cohort;
  onChange: (cohort: Cohort) => void;
  lastDay: string;
  /** The cohort being written, which cannot be part of itself. */
  own: string | null;
};

/** One line of a cohort: what is said, of which event, how often and when. */
export function LeafRow({ cohort, onChange, lastDay, own }: LeafRowProps) {
  const kind = kindOfLeaf(cohort);
  if (kind === null)
    return (
      <p className="flex min-h-8 items-center rounded-md border border-line px-2">
        <Phrases phrases={cohortPhrase(cohort)} />
      </p>
    );
  return (
    <div className="flex flex-wrap items-start gap-1.5 rounded-md border border-line bg-surface p-1.5">
      <Select
        label="What they did or are"
        value={kind}
        options={(Object.keys(leafKinds) as LeafKind[]).map((value) => ({ value, label: leafKinds[value] }))}
        onChange={(next) => onChange(turnedInto(next, cohort))}
      />
      <Fields cohort={cohort} onChange={onChange} lastDay={lastDay} own={own} />
    </div>
  );
}

function Fields({ cohort, onChange, lastDay, own }: LeafRowProps) {
  const inner = { lastDay, own };
  if ("not" in cohort) return <Fields cohort={cohort.not} onChange={(not) => onChange({ not })} {...inner} />;
  if ("saved" in cohort) return <SavedField id={cohort.saved} onChange={(saved) => onChange({ saved })} own={own} />;
  if ("where" in cohort)
    return (
      <div className="min-w-48 flex-1">
        <ConditionList only="user" addLabel="A property" conditions={cohort.where} onChange={(where) => onChange({ where })} />
      </div>
    );
  if ("stopped" in cohort)
    return (
      <>
        <EventField name="the event" event={cohort.stopped} onChange={(stopped) => onChange({ ...cohort, stopped })} />
        <StoppedFor length={cohort.for} onChange={(length) => onChange({ ...cohort, for: length })} />
      </>
    );
  if (!("did" in cohort || "sequence" in cohort || "active" in cohort || "firstDid" in cohort)) return null;
  return (
    <>
      <Timed cohort={cohort} onChange={onChange} />
      <WhenField
        range={cohort.in}
        lastDay={lastDay}
        onChange={(range) => onChange((range ? { ...cohort, in: range } : without(cohort, "in")) as Cohort)}
      />
    </>
  );
}

type TimedLeaf = Extract<Cohort, { did: unknown } | { sequence: unknown } | { active: unknown } | { firstDid: unknown }>;

function Timed({ cohort, onChange }: { cohort: TimedLeaf; onChange: (cohort: Cohort) => void }) {
  if ("firstDid" in cohort)
    return <EventField name="the event" event={cohort.firstDid} onChange={(firstDid) => onChange({ ...cohort, firstDid })} />;
  if ("active" in cohort) {
    const { days, of } = cohort.active;
    return (
      <>
        <span className="flex items-center gap-1.5">
          <span>on at least</span>
          <NumberField
            label="How many days"
            min={1}
            max={10_000}
            value={days}
            onChange={(value) => onChange({ ...cohort, active: { ...cohort.active, days: value } })}
            className="w-18"
          />
          <span>days with</span>
        </span>
        <EventField name="the days" event={of ?? { event: null }} onChange={(ref) => onChange({ ...cohort, active: { days, of: ref } })} />
      </>
    );
  }
  if ("sequence" in cohort) {
    const [first, second] = cohort.sequence;
    return (
      <>
        <EventField name="the first event" event={first} onChange={(ref) => onChange({ ...cohort, sequence: [ref, second] })} />
        <span className="flex h-8 items-center text-ink-2">{cohort.then === "did_not" ? "then not" : "then"}</span>
        <EventField name="the second event" event={second} onChange={(ref) => onChange({ ...cohort, sequence: [first, ref] })} />
        <span className="flex items-center gap-1.5">
          <span>within</span>
          <DurationInput label="Within" value={cohort.within} onChange={(within) => onChange({ ...cohort, within })} />
        </span>
      </>
    );
  }
  return (
    <>
      <EventField name="the event" event={cohort.did} onChange={(did) => onChange({ ...cohort, did })} />
      <TimesField cohort={cohort} onChange={onChange} />
    </>
  );
}

type DidProps = { cohort: Extract<Cohort, { did: unknown }>; onChange: (cohort: Cohort) => void };

function TimesField({ cohort, onChange }: DidProps) {
  const { op, value } = cohort.times ?? { op: "at_least", value: 1 };
  return (
    <span className="flex items-center gap-1.5">
      <Select
        label="How often"
        value={op}
        options={[
          { value: "at_least", label: "at least" },
          { value: "at_most", label: "at most" },
          { value: "exactly", label: "exactly" },
        ]}
        onChange={(next) => onChange({ ...cohort, times: { op: next, value } })}
      />
      <NumberField
        label="How many times"
        min={0}
        max={1_000_000}
        value={value}
        onChange={(next) => onChange({ ...cohort, times: { op, value: next } })}
        className="w-18"
      />
      <span>{value === 1 ? "time" : "times"}</span>
    </span>
  );
}

type StoppedLength = Extract<Cohort, { stopped: unknown }>["for"];

function StoppedFor({ length, onChange }: { length: StoppedLength; onChange: (length: StoppedLength) => void }) {
  return (
    <span className="flex items-center gap-1.5">
      <span>not in the last</span>
      <NumberField
        label="How many"
        min={1}
        max={10_000}
        value={length.value}
        onChange={(value) => onChange({ ...length, value })}
        className="w-18"
      />
      <Select
        label="Unit"
        value={length.unit}
        options={(["day", "week", "month"] as const).map((unit) => ({ value: unit, label: `${unit}s` }))}
        onChange={(unit) => onChange({ ...length, unit })}
      />
    </span>
  );
}

function SavedField({ id, onChange, own }: { id: string; onChange: (id: string) => void; own: string | null }) {
  const { cohorts = [] } = useCatalogue();
  const offered = cohorts.filter((each) => each.id !== own);
  return (
    <Select
      label="Cohort"
      value={id}
      options={[
        ...(offered.some((each) => each.id === id) ? [] : [{ value: id, label: id === "" ? "Choose a cohort" : "a cohort that is gone" }]),
        ...offered.map((each) => ({ value: each.id, label: each.name })),
      ]}
      onChange={onChange}
    />
  );
}

function EventField({ name, event, onChange }: { name: string; event: EventRef; onChange: (event: EventRef) => void }) {
  const [filtering, setFiltering] = useState(false);
  const where = event.where ?? [];
  const names = eventNames(event);
  return (
    <div className="min-w-44 max-w-full">
      <span className="flex items-center gap-1">
        <EventNames name={name} event={event} onChange={onChange} />
        {where.length === 0 && !filtering ? (
          <Button tone="quiet" className="h-7! px-1.5! text-ink-3" aria-label={`Filter ${name}`} onClick={() => setFiltering(true)}>
            where…
          </Button>
        ) : null}
      </span>
      {where.length > 0 || filtering ? (
        <ConditionList
          conditions={where}
          onChange={(next) => onChange(next.length > 0 ? { ...event, where: next } : (without(event, "where") as EventRef))}
          addLabel={`Filter ${name}`}
          {...(names ? { events: names } : {})}
        />
      ) : null}
    </div>
  );
}

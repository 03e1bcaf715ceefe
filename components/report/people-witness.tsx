"use client";

import { ArrowUpRight } from "lucide-react";
import Link from "next/link";
import { humanDuration } from "../../lib/format.ts";
import { personAddress } from "../../lib/people/address.ts";
import { encodeDefinition, longestAddress } from "../../lib/reports/address.ts";
import type { Witness, WitnessPart, WitnessRow } from "../../lib/reports/witness.ts";
import { identity } from "../../lib/vocabulary/actor.ts";
import { fullMoment, momentLabel } from "../people/moment.ts";
import { Button } from "../ui/button.tsx";
import { Broken } from "./broken.tsx";
import { Phrases } from "./phrases.tsx";

type WitnessViewProps = { witness: Witness; definition: object; unit: string; onAsk: (actor: string) => void };

/** Why one unit is where it is: the sentence, and the events that decide it in their order. */
export function WitnessView({ witness, definition, unit, onAsk }: WitnessViewProps) {
  const { timezone = "UTC" } = definition as { timezone?: string };
  const { actor, verdict, parts, resolvesTo, broken } = witness;
  return (
    <section aria-label={`Why ${actor}`} className="flex flex-col gap-4 px-4 py-4">
      <header>
        <div className="flex flex-wrap items-center gap-2">
          <h3 className="min-w-0 break-all font-mono text-sm">{actor}</h3>
          <Standing standing={standingOf(witness)} />
        </div>
        <p className="mt-1.5 text-pretty leading-relaxed">
          <Phrases phrases={verdict} />
        </p>
        {resolvesTo ? (
          <Button className="mt-2" onClick={() => onAsk(resolvesTo)}>
            Ask about <span className="max-w-48 truncate font-mono text-xs">{resolvesTo}</span>
          </Button>
        ) : null}
      </header>
      {broken.length > 0 ? <Broken broken={broken} hash={`witness of ${actor}`} /> : null}
      {broken.length > 0
        ? null
        : parts.map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: attempts have places, not names
            <Part key={index} part={part} timezone={timezone} alone={parts.length === 1} />
          ))}
      {unit === "users" && parts.some(({ rows }) => rows.length > 0) ? (
        <Link
          href={markedAddress(actor, definition)}
          prefetch={false}
          className="inline-flex h-8 w-fit items-center gap-1.5 rounded-md border border-line bg-raised px-2.5 hover:border-line-strong hover:bg-hover"
        >
          The person, with these events marked
          <ArrowUpRight size={14} aria-hidden />
        </Link>
      ) : null}
      <p className="text-ink-3 text-xs">Times in {timezone}</p>
    </section>
  );
}

/** The person's page, which asks the same report for the events to mark. */
export function markedAddress(actor: string, definition: object): string {
  const ids = identity.safeParse((definition as { identity?: unknown }).identity).data;
  const why = encodeDefinition(definition as Record<string, unknown>, {});
  const words = [...(ids ? [`identity=${ids}`] : []), ...(why.length < longestAddress ? [`why=${why}`] : [])];
  return words.length > 0 ? `${personAddress(actor)}?${words.join("&")}` : personAddress(actor);
}

const looks = { in: "bg-accent-soft text-accent", out: "bg-sunken text-ink-2", open: "bg-brass-soft text-brass" } as const;

const usual = { in: "In the report", out: "Dropped", open: "In its window" } as const;

/** Where the unit stands in a word or two; several parts each have their own. */
function standingOf({ found, standing, parts }: Witness): Witness["standing"] | null {
  if (standing) return standing;
  if (!found) return { words: "Not in this report", state: "out" };
  const [only, ...others] = parts;
  return only && others.length === 0 ? { words: only.standing ?? usual[only.state], state: only.state } : null;
}

function Standing({ standing }: { standing: Witness["standing"] | null }) {
  if (!standing) return null;
  return (
    <span className={`whitespace-nowrap rounded-full px-2 py-0.5 font-medium text-xs ${looks[standing.state]}`}>{standing.words}</span>
  );
}

type Line = { row: WitnessRow } | { deadline: { micros: number; time: string } };

function Part({ part, timezone, alone }: { part: WitnessPart; timezone: string; alone: boolean }) {
  const { name, verdict, rows, deadline, standing, state } = part;
  const lines: Line[] = rows.map((row) => ({ row }));
  if (deadline && rows.length > 0) {
    const at = rows.findIndex(({ micros }) => micros > deadline.micros);
    lines.splice(at === -1 ? lines.length : at, 0, { deadline });
  }
  return (
    <article aria-label={name || "The events that decide"}>
      {alone && name === "" ? null : (
        <div className="mb-2">
          <div className="flex flex-wrap items-center gap-2">
            <h4 className="min-w-0 break-words font-medium text-sm">{name}</h4>
            {alone || !standing ? null : <Standing standing={{ words: standing, state }} />}
          </div>
          {alone ? null : (
            <p className="text-ink-2 text-xs">
              <Phrases phrases={verdict} />
            </p>
          )}
        </div>
      )}
      <ol className={rows.length > 0 ? "relative ml-1.5 border-line border-l" : "hidden"}>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: places in a fixed list
          <li key={index} className="py-1 pl-5">
            <Gap before={lines[index - 1]} line={line} />
            <div className="relative">
              {"row" in line ? <Event row={line.row} timezone={timezone} /> : <Deadline {...line.deadline} timezone={timezone} />}
            </div>
          </li>
        ))}
      </ol>
    </article>
  );
}

const dots = {
  counts: "bg-accent border-accent",
  against: "bg-danger border-danger",
  beyond: "bg-surface border-ink-3",
} as const;

const badges = {
  counts: "bg-accent-soft text-accent",
  against: "bg-danger-soft text-danger",
  beyond: "bg-sunken text-ink-2",
} as const;

function Event({ row, timezone }: { row: WitnessRow; timezone: string }) {
  const { time, micros, event, role, means, note } = row;
  return (
    <>
      <span aria-hidden className={`absolute top-1.5 -left-[1.625rem] size-2.5 rounded-full border-2 ${dots[means]}`} />
      <div className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
        <span className={`whitespace-nowrap rounded px-1.5 py-0.5 font-medium text-xs ${badges[means]}`}>{role}</span>
        <span className="min-w-0 break-all font-mono text-[0.8rem]">{event === "" ? "(no name)" : event}</span>
        <time dateTime={time} title={fullMoment(micros, timezone)} className="text-ink-2 text-xs tabular-nums sm:ml-auto">
          {momentLabel(time, timezone)}
        </time>
      </div>
      {note.length > 0 ? (
        <p className="text-ink-2 text-xs">
          <Phrases phrases={note} />
        </p>
      ) : null}
    </>
  );
}

function Deadline({ micros, time, name = "End of the window", timezone }: NonNullable<WitnessPart["deadline"]> & { timezone: string }) {
  return (
    <div className="flex flex-wrap items-baseline gap-x-2">
      <span aria-hidden className="-left-[1.625rem] absolute top-2.5 w-5 border-brass border-t-2 border-dashed" />
      <span className="font-medium text-brass text-xs">{name}</span>
      <time dateTime={time} title={fullMoment(micros, timezone)} className="text-ink-2 text-xs tabular-nums sm:ml-auto">
        {momentLabel(time, timezone)}
      </time>
    </div>
  );
}

const microsOfLine = (line: Line): number => ("row" in line ? line.row.micros : line.deadline.micros);

function Gap({ before, line }: { before: Line | undefined; line: Line }) {
  if (!before) return null;
  const seconds = (microsOfLine(line) - microsOfLine(before)) / 1_000_000;
  if (seconds <= 0) return null;
  return <span className="mb-1 block text-ink-3 text-xs tabular-nums">+ {humanDuration(seconds)}</span>;
}

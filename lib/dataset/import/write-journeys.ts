import { createHash } from "node:crypto";
import { join } from "node:path";
import { type EventFile, type JourneyFile, type Journeys, journeysLayout } from "../generation.ts";
import { parquet } from "./activity-rows.ts";
import { writeCanonical } from "./canonical-file.ts";
import type { ImportDesk } from "./import-plan.ts";
import { bucketParts, journeyRows, mostPlaceBits, nameRows, type Stretch, stretchesOf } from "./journey-rows.ts";
import type { Workbench } from "./workbench.ts";

/** Buckets of one row group: a reader's threads share a file by its row groups. */
const rowGroupRows = 2048;

/** Rows of one file, about; more become several. */
const usualRows = 4_000_000;

type OpenMonth = { month: string; files: EventFile[]; basis: string };

/**
 * The journeys over these event files. A month whose event files are those of the previous generation is taken over; every other is
 * derived from its event files, never from the sources. A month whose ties and names take too many bits leaves the data without.
 */
export async function writeJourneys(desk: ImportDesk, files: EventFile[]): Promise<Journeys> {
  const previous = desk.plan.previous?.journeys;
  const known = isCurrentJourneys(previous) ? previous.files : [];
  const written: JourneyFile[] = [];
  for (const open of monthsOf(files)) {
    const same = known.filter(({ basis }) => basis === open.basis);
    const own = same.length > 0 ? same : await writeMonth(desk, open);
    if (own === null) return { layout: journeysLayout, files: null };
    written.push(...own);
  }
  return { layout: journeysLayout, files: written };
}

/** Whether journeys are there in today's layout, or known not to fit. */
export function isCurrentJourneys(journeys: Journeys | null | undefined): journeys is Journeys & { files: JourneyFile[] } {
  return journeys?.layout === journeysLayout && journeys.files !== null;
}

function monthsOf(files: EventFile[]): OpenMonth[] {
  const names = [...new Set(files.map(({ month }) => month))];
  return names.map((month) => {
    const own = files.filter((file) => file.month === month);
    const content = [journeysLayout, own.map(({ path }) => path)];
    return { month, files: own, basis: createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 16) };
  });
}

async function writeMonth(desk: ImportDesk, { month, files, basis }: OpenMonth): Promise<JourneyFile[] | null> {
  const { bench, store } = desk;
  const events = parquet(files.map(({ path }) => join(store.root, path)));
  const stretches = stretchesOf(month);
  const facts = await factsOf(bench, events, stretches);
  const [numberBits, tieBits] = [bitsFor(facts.names - 1), bitsFor(facts.max_tie)];
  if (numberBits + tieBits > mostPlaceBits) return null;
  const folder = join("files", "journeys", month);
  const names = await writeCanonical(desk, folder, nameRows(events));
  if (names === null) return [];
  const shared = { month, basis, numberBits, tieBits, hasSessions: facts.sessions > 0 };
  const [first, last] = [stretches[0] as Stretch, stretches.at(-1) as Stretch];
  const written: JourneyFile[] = [{ ...names, ...shared, holds: "names", start: first.start, end: last.end }];
  for (const [place, stretch] of stretches.entries()) {
    const source = { ...shared, events, names: parquet([join(store.root, names.path)]), stretch };
    for (const part of bucketParts(facts[`rows_${place}`] as number, store.rowsPerFile ?? usualRows)) {
      const file = await writeCanonical({ ...desk, rowGroupRows }, folder, journeyRows(source, part));
      if (file !== null) written.push({ ...file, ...shared, holds: "rows", start: stretch.start, end: stretch.end });
    }
  }
  return written;
}

type MonthFacts = { names: number; max_tie: number; sessions: number; [rows: string]: number };

/** What a month's places need room for, and how many rows each stretch has. */
async function factsOf(bench: Workbench, events: string, stretches: Stretch[]): Promise<MonthFacts> {
  const rows = stretches.map(({ condition }, place) => `count("user") FILTER (${condition}) AS "rows_${place}"`);
  const [facts] = await bench.rows<MonthFacts>(
    `SELECT count(DISTINCT "event_key") AS "names", max("tie") AS "max_tie", count("session") AS "sessions", ${rows.join(", ")} FROM ${events}`,
  );
  if (facts === undefined) throw new Error("an aggregate has one row");
  return facts;
}

/** Bits that hold the whole numbers from 0 to the largest. */
const bitsFor = (largest: number): number => Math.ceil(Math.log2(largest + 1));

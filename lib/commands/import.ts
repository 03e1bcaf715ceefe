import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { activityLayout, journeysLayout } from "../dataset/generation.ts";
import type { ImportProgress } from "../dataset/import/progress.ts";
import type { FolderImport } from "../dataset/import-folder.ts";
import type { DryRun, ImportSummary } from "../dataset/import-summary.ts";
import { folderState, type RememberedSource, rememberedSource, sameState } from "../dataset/remembered-source.ts";
import { dataRoot } from "../env.ts";

const usage = `npm run import -- --data PATH     import a folder of exports; it becomes the data set
npm run import -- --refresh       take in what is new in the remembered folder
npm run import -- --data PATH --dry-run     count, publish nothing`;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { data: { type: "string" }, refresh: { type: "boolean" }, "dry-run": { type: "boolean" } } });
  const root = dataRoot();
  const remembered = values.data === undefined ? await rememberedSource(root) : null;
  // biome-ignore lint/style/noProcessEnv: npm says here where the person stands whose relative path this is.
  const from = process.env.INIT_CWD ?? process.cwd();
  const source = values.data === undefined ? remembered?.source : resolve(from, values.data);
  if (source === undefined || (values.data === undefined && !values.refresh && !values["dry-run"])) {
    if (values.refresh) return;
    throw new Error(usage);
  }
  if (values.refresh && remembered !== null && existsSync(source) && (await isUnchanged(remembered))) return;
  if (!existsSync(source))
    throw new Error(`There is nothing at ${source}. Put the folder back, or name another: npm run import -- --data PATH`);
  const { dryRun, importFolder } = await import("../dataset/import-folder.ts");
  const request = { dataRoot: root, source, waitMs: 60_000, onProgress: printProgress, ...(await overrides(remembered)) };
  if (values["dry-run"]) printDryRun(await dryRun(request));
  else printSummary(await importFolder(request), values.refresh === true);
}

async function isUnchanged({ source, files, ...made }: RememberedSource): Promise<boolean> {
  const isOfToday = made.activityLayout === activityLayout && made.journeysLayout === journeysLayout;
  return isOfToday && sameState(await folderState(source), files);
}

/** Loaded only when there is something to import: a refresh that finds nothing new must cost nothing. */
async function overrides(remembered: RememberedSource | null): Promise<Pick<FolderImport, "mapping" | "timezone">> {
  const { parseMapping } = await import("../dataset/mapping.ts");
  return {
    ...(remembered?.mapping != null && { mapping: parseMapping(remembered.mapping) }),
    ...(remembered?.timezone != null && { timezone: remembered.timezone }),
  };
}

let printed = "";
let printedAt = 0;

/** On a terminal one line that changes; elsewhere one line per phase. */
function printProgress({ phase, bytes, totalBytes, rows, rowsPerSecond, secondsLeft }: ImportProgress): void {
  const amount =
    phase === "reading"
      ? `${megabytes(bytes)} of ${megabytes(totalBytes)}`
      : rows > 0
        ? `${count(rows)} rows, ${count(rowsPerSecond)} a second`
        : "";
  const left = secondsLeft === null || secondsLeft === 0 || phase === "done" ? "" : `about ${secondsLeft} s left`;
  const line = [phase.padEnd(11), amount, left]
    .filter((part) => part !== "")
    .join("  ")
    .trimEnd();
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[2K${phase === "done" ? "" : line}`);
  else if (phase !== printed || Date.now() - printedAt > 10_000) {
    if (phase !== "done") process.stdout.write(`${line}\n`);
    printedAt = Date.now();
  }
  printed = phase;
}

function printSummary({ changed, counts, events, users, start, end, seconds, shapes, generation }: ImportSummary, quiet: boolean): void {
  if (!changed) {
    if (!quiet) console.log(`Nothing new; ${count(events)} events are in (generation ${generation}).`);
    return;
  }
  const kinds = Object.entries(shapes).map(([shape, files]) => `${files} ${shape}`);
  const asides = [
    counts.duplicates > 0 ? `${count(counts.duplicates)} duplicates` : "",
    counts.rejected > 0 ? `${count(counts.rejected)} rejected` : "",
    counts.cutValues > 0 ? `${count(counts.cutValues)} values cut` : "",
  ].filter((part) => part !== "");
  const range = start === null ? "" : `, ${start.slice(0, 10)} to ${end?.slice(0, 10)}`;
  console.log(
    `${count(events)} events of ${count(users)} users${range} (${kinds.join(", ")}${asides.map((part) => `; ${part}`).join("")}) in ${seconds.toFixed(1)} s.`,
  );
}

function printDryRun(run: DryRun): void {
  const { counts, users, start, end, sources, events, rejects } = run;
  console.log(`${count(counts.events)} events of ${count(users)} users, ${start ?? "no time"} to ${end ?? "no time"}`);
  console.log(
    `${count(counts.sourceRows)} rows, ${count(counts.rejected)} rejected, ${count(counts.duplicates)} duplicates, ${count(counts.fullRowTwins)} full twins`,
  );
  for (const { path, shape, rows, rejected } of sources)
    console.log(`  ${path}  ${shape}  ${count(rows)} rows${rejected > 0 ? `, ${count(rejected)} rejected` : ""}`);
  for (const { name, count: times } of events.slice(0, 10)) console.log(`  ${JSON.stringify(name)} ${count(times)}`);
  for (const { file, row, reason } of rejects.slice(0, 10))
    console.log(`  rejected: ${file}${row === null ? "" : ` row ${row}`}: ${reason}`);
}

function count(value: number): string {
  return value.toLocaleString("en-US");
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});

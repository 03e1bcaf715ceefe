import type { JobReply } from "../../components/data/data-actions.ts";
import { dryRun, importFolder, previewFolder, verifyFiles } from "../../lib/dataset/import-folder.ts";
import { type JobRequest, serverJobs } from "../../lib/dataset/jobs.ts";
import { resolveChoice, sourceChoice } from "../../lib/dataset/source-choice.ts";
import { dataRoot } from "../../lib/env.ts";

const longestChoice = 100_000;
const work = { preview: previewFolder, "dry-run": dryRun, import: importFolder } as const;

/** Starts looking at, counting or importing what a person chose, and returns at once. */
export function startJob(kind: keyof typeof work, json: string): JobReply {
  const parsed = json.length > longestChoice ? null : sourceChoice.safeParse(JSON.parse(json));
  if (!parsed?.success) return { ok: false, message: wordsOf(parsed?.error.issues[0]) };
  const jobs = serverJobs();
  if (kind === "import" && jobs.running("import")) return { ok: false, message: "Another import is running; wait for it or cancel it." };
  const execute: JobRequest["execute"] = async (signal, onProgress) => {
    const chosen = await resolveChoice(dataRoot(), parsed.data);
    return work[kind]({ dataRoot: dataRoot(), ...chosen, signal, onProgress, waitMs: 5_000 });
  };
  return { ok: true, handle: jobs.start({ kind, unwatched: kind === "import" ? "goes-on" : "ends", execute }) };
}

/** Starts comparing every file of the current generation with its hash. */
export function startVerify(): JobReply {
  const execute = (signal: AbortSignal) => verifyFiles({ dataRoot: dataRoot(), signal });
  return { ok: true, handle: serverJobs().start({ kind: "verify", unwatched: "ends", execute }) };
}

function wordsOf(issue: { path: PropertyKey[]; message: string } | undefined): string {
  if (!issue) return "The choice is too long.";
  return issue.path[0] === "mapping"
    ? `The mapping of ${String(issue.path[1] ?? "columns")}: ${issue.message}`
    : "Choose files or a folder.";
}

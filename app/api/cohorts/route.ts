import { ZodError } from "zod";
import { dataRoot } from "../../../lib/env.ts";
import { saveCohort } from "../../../lib/store/cohorts.ts";
import { idsOfCsv } from "../../../lib/vocabulary/cohort/ids-of-csv.ts";
import { routeMay } from "../../access.ts";
import { accountOf } from "../../saved/open-report.ts";
import { isSameOrigin } from "../runs/same-origin.ts";

export const dynamic = "force-dynamic";

const mostBytes = 128_000_000;

/** Keeps the user ids of a CSV file as a frozen cohort: the body is the file, the address names the cohort. */
export async function POST(incoming: Request): Promise<Response> {
  if (!isSameOrigin(incoming.headers)) return reply(403, { error: "cross-site" });
  const principal = await routeMay(incoming, "save");
  if (principal instanceof Response) return principal;
  const { searchParams } = new URL(incoming.url);
  if (Number(incoming.headers.get("content-length") ?? 0) > mostBytes) return reply(413, { error: "The file is larger than 128 MB." });
  try {
    const users = idsOfCsv(await textOf(incoming));
    if (users.length === 0) return reply(400, { error: "The file names no users." });
    const cohort = { name: searchParams.get("name") ?? "", description: searchParams.get("description") ?? "", definition: { users } };
    const saved = await saveCohort(dataRoot(), cohort, { id: searchParams.get("id") ?? "", ownerId: accountOf(principal) });
    return reply(200, { id: saved.id, users: users.length });
  } catch (error) {
    if (error instanceof ZodError) return reply(400, { error: error.issues[0]?.message ?? "This is no cohort." });
    if (error instanceof RangeError) return reply(400, { error: error.message });
    throw error;
  }
}

/** The body as text; one that is longer than it said is refused. */
async function textOf(incoming: Request): Promise<string> {
  const decoder = new TextDecoder();
  let [text, bytes] = ["", 0];
  const reader = incoming.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    bytes += part.value.length;
    if (bytes > mostBytes) throw new RangeError("The file is larger than 128 MB.");
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

function reply(status: number, body: object): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}

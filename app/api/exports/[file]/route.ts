import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { ownExport } from "../../../../lib/access/export-name.ts";
import { fileName } from "../../../../lib/charts/csv.ts";
import { exportFolder } from "../../../../lib/engine/export-folder.ts";
import { routeMay } from "../../../access.ts";
import { isForeign } from "../../runs/same-origin.ts";

export const dynamic = "force-dynamic";

const types = { csv: "text/csv; charset=utf-8", parquet: "application/vnd.apache.parquet" };

type Context = { params: Promise<{ file: string }> };

/** Hands out a finished export under a name made of its dates, to whom it was written for. */
export async function GET(incoming: Request, { params }: Context): Promise<Response> {
  if (isForeign(incoming.headers)) return refuse(403, "cross-site");
  const principal = await routeMay(incoming, "see-people");
  if (principal instanceof Response) return principal;
  const { file } = await params;
  const format = ownExport(principal, file);
  if (!format) return refuse(404, "no such export");
  const path = join(/*turbopackIgnore: true*/ exportFolder(), file);
  const found = await stat(path).catch(() => null);
  if (!found) return refuse(404, "no such export");
  const { searchParams } = new URL(incoming.url);
  const day = (word: string) => (/^[\d-]{10}/.exec(searchParams.get(word) ?? "") ?? [""])[0];
  return new Response(Readable.toWeb(createReadStream(path)) as ReadableStream, {
    headers: {
      "content-type": types[format],
      "content-length": String(found.size),
      "content-disposition": `attachment; filename="${fileName(searchParams.get("of") === "cohort" ? "cohort" : "events", { from: day("from"), to: day("to") }, format)}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

function refuse(status: number, code: string): Response {
  return Response.json({ error: code }, { status, headers: { "cache-control": "no-store" } });
}

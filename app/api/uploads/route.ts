import type { ReadableStream } from "node:stream/web";
import { keepUpload, sweepUploads, UploadRefused } from "../../../lib/dataset/uploads.ts";
import { dataRoot } from "../../../lib/env.ts";
import { routeMay } from "../../access.ts";
import { isSameOrigin } from "../runs/same-origin.ts";

export const dynamic = "force-dynamic";

/** Takes one file of an upload: `?upload=ID&name=PATH`, the bytes as the body; answers how many arrived. */
export async function POST(incoming: Request): Promise<Response> {
  if (!isSameOrigin(incoming.headers)) return refuse(403, "Uploads are taken from pages of this server only.");
  const principal = await routeMay(incoming, "bring-data");
  if (principal instanceof Response) return principal;
  if (incoming.headers.get("content-type") !== "application/octet-stream")
    return refuse(415, "A file is sent as application/octet-stream.");
  const { searchParams } = new URL(incoming.url);
  const length = Number(incoming.headers.get("content-length") ?? Number.NaN);
  const body = (incoming.body ?? new Blob([]).stream()) as unknown as ReadableStream<Uint8Array>;
  try {
    void sweepUploads(dataRoot(), Date.now()).catch(() => {});
    const bytes = await keepUpload(dataRoot(), {
      id: searchParams.get("upload") ?? "",
      name: searchParams.get("name") ?? "",
      body,
      bytes: Number.isSafeInteger(length) ? length : null,
    });
    return Response.json({ bytes }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    if (error instanceof UploadRefused) return refuse(422, error.message);
    if (incoming.signal.aborted) return refuse(499, "The upload was stopped.");
    return refuse(500, "The file could not be kept on the disk of this server.");
  }
}

function refuse(status: number, message: string): Response {
  return Response.json({ message }, { status, headers: { "cache-control": "no-store" } });
}

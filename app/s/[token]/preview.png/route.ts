import { clientOf } from "../../../../lib/access/client.ts";
import { waitSecondsFor } from "../../../../lib/access/pace.ts";
import { hasPreviewPicture } from "../../../../lib/shares/share-words.ts";
import { routeMay } from "../../../access.ts";
import { gone, refuse } from "../../../api/shares/refuse.ts";
import { drawnPreview, previewOf } from "../../drawn-preview.ts";
import { openShare } from "../../open-share.ts";
import { storedBoard } from "../../share-tiles.ts";

export const dynamic = "force-dynamic";

/** The picture in previews of a link, where the link allows it; the same 404 as ever for everything else. */
export async function GET(incoming: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const principal = await routeMay(incoming, "see-shared");
  if (principal instanceof Response) return principal;
  const { token } = await params;
  const open = await openShare(token, incoming.headers);
  if (!open || !hasPreviewPicture(open.share)) return gone();
  const wait = await waitSecondsFor("share-previews", clientOf(incoming.headers));
  if (wait !== null) return refuse(429, "wait", { "retry-after": `${wait}` });
  const stored = await storedBoard(open.share.dashboardId);
  if (!stored) return gone();
  const picture = await drawnPreview(await previewOf(open.share, stored));
  const still = await openShare(token, incoming.headers);
  if (!still || !hasPreviewPicture(still.share)) return gone();
  return new Response(picture, {
    headers: { "content-type": "image/png", "cache-control": "private, no-store", "x-robots-tag": "noindex" },
  });
}

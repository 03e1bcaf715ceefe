import { z } from "zod";
import { serverAttempts } from "../../../../lib/access/attempts.ts";
import { clientOf } from "../../../../lib/access/client.ts";
import { isPassword, TooBusy } from "../../../../lib/access/password.ts";
import { grantHeader } from "../../../../lib/shares/grant.ts";
import { routeMay } from "../../../access.ts";
import { openShare } from "../../../s/open-share.ts";
import { isSameOrigin } from "../../runs/same-origin.ts";
import { gone, jsonOf, refuse } from "../refuse.ts";

export const dynamic = "force-dynamic";

const request = z.strictObject({ token: z.string().max(100), password: z.string().min(1).max(200) });

/** Takes the password of a link; the browser keeps a word for it that ends with the password. */
export async function POST(incoming: Request): Promise<Response> {
  if (!isSameOrigin(incoming.headers)) return refuse(403, "cross-site");
  const principal = await routeMay(incoming, "see-shared");
  if (principal instanceof Response) return principal;
  const parsed = request.safeParse(await jsonOf(incoming, 2_000));
  if (!parsed.success) return refuse(400, "request");
  const open = await openShare(parsed.data.token, incoming.headers);
  if (!open) return gone();
  const { share } = open;
  const [door, client] = [`share ${share.id}`, clientOf(incoming.headers)];
  if ((await serverAttempts().begin(door, client)) !== null) return refuse(429, "wait");
  try {
    if (!(await isPassword(parsed.data.password, share.password))) return refuse(401, "password");
  } catch (error) {
    if (error instanceof TooBusy) return refuse(429, "wait");
    throw error;
  }
  await serverAttempts().succeeded(door, client);
  return new Response(null, { status: 204, headers: { "set-cookie": grantHeader(share, incoming.headers), "cache-control": "no-store" } });
}

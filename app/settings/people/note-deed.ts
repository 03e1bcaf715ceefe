import type { FieldIssue } from "../../../lib/access/entry-words.ts";
import type { Principal } from "../../../lib/access/principal.ts";
import { dataRoot } from "../../../lib/env.ts";
import { log } from "../../../lib/store/log.ts";

/** Writes down what somebody did to whom. */
export async function noteDeed(principal: Principal, did: string, about: string): Promise<void> {
  if (principal.is === "account") await log(dataRoot(), { accountId: principal.id, who: principal.name, did, about });
}

/** What is said when an account is gone, or is the last owner. */
export const notDone: { ok: false; issues: FieldIssue[] } = {
  ok: false,
  issues: [{ path: "", message: "This was not done: the account is gone, or it is the last owner." }],
};

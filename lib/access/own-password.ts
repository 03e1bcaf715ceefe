import { accountBy, changeAccount } from "../store/accounts.ts";
import { serverAttempts } from "./attempts.ts";
import type { FieldIssue } from "./entry-words.ts";
import { hashPassword, isPassword, passwordIssue, TooBusy } from "./password.ts";

type Asker = { root: string; id: string; session: string; client: string };

/** Changes one's own password; every other session of the account ends. */
export async function changeOwnPassword(
  { root, id, session, client }: Asker,
  { current, password }: { current: string; password: string },
): Promise<FieldIssue[]> {
  const account = await accountBy(root, { id });
  if (!account) return [{ path: "", message: "This account is gone." }];
  const issue = passwordIssue(password, account.email);
  if (issue) return [{ path: "password", message: issue }];
  const waitSeconds = await serverAttempts().begin(account.email, client);
  if (waitSeconds !== null) return [{ path: "current", message: "Too many attempts. Try again in a quarter of an hour." }];
  try {
    if (!(await isPassword(current, account.password))) return [{ path: "current", message: "This is not your password." }];
    await serverAttempts().succeeded(account.email, client);
    await changeAccount(root, id, { password: await hashPassword(password), keepSession: session });
    return [];
  } catch (error) {
    if (error instanceof TooBusy) return [{ path: "", message: error.message }];
    throw error;
  }
}

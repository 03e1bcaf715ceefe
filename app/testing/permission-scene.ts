import { nearHeader } from "../../lib/access/client.ts";
import { hashOf, newToken } from "../../lib/access/tokens.ts";
import { beginSession } from "../../lib/store/sessions.ts";
import { Refused } from "../access.ts";
import { type Caller, PermissionModel, type Thing } from "./permission-model.ts";

/** The product as its callers reach it, beside the model of what it should allow. */
export class PermissionScene {
  model = new PermissionModel();
  everybody: Caller[] = [{ from: "near" }, { from: "far" }];
  root: string;
  #sessions = new Map<string, { id: string; token: string }>();

  constructor(root: string) {
    this.root = root;
  }

  /** What a caller's browser sends along. */
  headersOf(caller: Caller): Headers {
    const token = "account" in caller ? this.#sessions.get(caller.account)?.token : undefined;
    const near = "account" in caller || caller.from === "near" ? "1" : "0";
    const cookie = token ? { cookie: `parquetry-sid-3000=${token}` } : {};
    return new Headers({ host: "localhost:3000", "sec-fetch-site": "same-origin", [nearHeader]: near, ...cookie });
  }

  sessionOf = (account: string): string => this.#sessions.get(account)?.id ?? "";

  async signIn(account: string): Promise<void> {
    const token = newToken();
    const id = await beginSession(this.root, { tokenHash: hashOf(token), accountId: account, device: "A test" });
    this.#sessions.set(account, { id, token });
  }

  async know(account: string, rights: { role: "owner" | "editor" | "viewer"; seesPeople: boolean }): Promise<void> {
    this.model.accounts.set(account, { ...rights, signedIn: true });
    this.everybody.push({ account });
    await this.signIn(account);
  }

  /** The id of somebody who has an account, or had one. */
  someone = (at: number): string => {
    const known = this.everybody.flatMap((each) => ("account" in each ? [each.account] : []));
    return known[at % Math.max(1, known.length)] ?? "x".repeat(24);
  };

  something = (at: number, of?: Thing["of"]): Thing | undefined => {
    const there = this.model.things.filter((each) => of === undefined || each.of === of);
    return there[at % Math.max(1, there.length)];
  };
}

/** What an action gave, or "refused" when its guard let nobody in. */
export async function outcomeOf<T>(action: Promise<T>): Promise<T | "refused"> {
  try {
    return await action;
  } catch (error) {
    const digest = String((error as { digest?: unknown }).digest ?? "");
    if (error instanceof Refused || digest.startsWith("NEXT_REDIRECT")) return "refused";
    throw error;
  }
}

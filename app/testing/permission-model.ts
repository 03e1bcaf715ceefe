import type { Deed } from "../../lib/access/deeds.ts";

/* Who may do what, said once more and in the simplest way: what the product does is held against it. */

export type Caller = { from: "near" | "far" } | { account: string };
export type Thing = { of: "report" | "board" | "cohort"; id: string; owner: string | null; revision: number; deleted: boolean };
type Account = { role: "owner" | "editor" | "viewer"; seesPeople: boolean; signedIn: boolean };
type Link = { token: string; maker: string | null };

/** What the product should know and allow. */
export class PermissionModel {
  accounts = new Map<string, Account>();
  things: Thing[] = [];
  /** The link of each board that was not revoked. */
  links = new Map<string, Link>();

  owners(): number {
    return [...this.accounts.values()].filter(({ role }) => role === "owner").length;
  }

  roleOf(caller: Caller): "nobody" | "open" | Account["role"] {
    if ("from" in caller) return caller.from === "near" && this.owners() === 0 ? "open" : "nobody";
    const account = this.accounts.get(caller.account);
    return account?.signedIn ? account.role : "nobody";
  }

  may(caller: Caller, deed: Deed): boolean {
    const role = this.roleOf(caller);
    if (deed === "enter" || deed === "see-shared") return true;
    if (role === "nobody") return false;
    if (role === "owner") return true;
    if (deed === "accounts") return false;
    if (role === "open") return deed !== "own-account";
    if (deed === "own-account" || deed === "ask") return true;
    if (deed === "settings") return false;
    if (role === "editor") return true;
    return deed === "see-people" && "account" in caller && this.accounts.get(caller.account)?.seesPeople === true;
  }

  mayDelete(caller: Caller, { owner }: Thing): boolean {
    const role = this.roleOf(caller);
    return role === "open" || role === "owner" || (role === "editor" && "account" in caller && caller.account === owner);
  }

  isLive(board: string): boolean {
    const link = this.links.get(board);
    if (!link || this.things.find(({ id }) => id === board)?.deleted !== false) return false;
    return link.maker === null || ["owner", "editor"].includes(this.accounts.get(link.maker)?.role ?? "");
  }

  isLastOwner(id: string): boolean {
    return this.owners() === 1 && this.accounts.get(id)?.role === "owner";
  }

  remove(id: string): void {
    this.accounts.delete(id);
    for (const [board, { maker }] of this.links) if (maker === id) this.links.delete(board);
  }
}

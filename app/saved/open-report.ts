import type { OpenReport, SaveReply } from "../../components/saved/saved-actions.ts";
import { may } from "../../lib/access/deeds.ts";
import { definitionFor } from "../../lib/access/people-lists.ts";
import type { Principal } from "../../lib/access/principal.ts";
import { dataRoot } from "../../lib/env.ts";
import { definitionIssues } from "../../lib/saved/report-words.ts";
import { listAccounts } from "../../lib/store/accounts.ts";
import { dashboardsUsing } from "../../lib/store/dashboards.ts";
import { listFavourites, localAccount } from "../../lib/store/favourites.ts";
import { type ChangeReply, openDefinition, type SavedReport } from "../../lib/store/saved-reports.ts";

/** The account that favourites, recents and changes belong to; null while nobody has to sign in. */
export function accountOf(principal: Principal): string | null {
  return principal.is === "account" ? principal.id : null;
}

/** The account under which favourites and recents are kept. */
export function shelfOf(principal: Principal): string {
  return accountOf(principal) ?? localAccount;
}

/** Who may delete an object: its owner, an owner of the product, anybody who may save while nobody has to sign in. */
export function mayDelete(principal: Principal, { ownerId }: { ownerId: string | null }): boolean {
  if (!may(principal, "save")) return false;
  return principal.is !== "account" || principal.role === "owner" || principal.id === ownerId;
}

/** Names of accounts by their ids. */
export async function accountNames(): Promise<ReadonlyMap<string, string>> {
  return new Map((await listAccounts(dataRoot())).map(({ id, name }) => [id, name]));
}

const withheld = { path: "", message: "it lists people by their ids, and you may not see them." };

/** A saved report with what its page shows around it. */
export async function opened(kept: SavedReport, principal: Principal): Promise<OpenReport> {
  const root = dataRoot();
  const report = { ...kept, definition: definitionFor(principal, kept.definition) };
  const [names, favourites, usedOn] = await Promise.all([
    accountNames(),
    listFavourites(root, shelfOf(principal)),
    dashboardsUsing(root, report.id),
  ]);
  return {
    report,
    ...asked(report),
    ...(report.definition === kept.definition ? {} : { faults: [withheld] }),
    view: JSON.parse(report.view) as Record<string, string>,
    ownerName: names.get(report.ownerId ?? "") ?? null,
    favourite: favourites.some(({ kind, id }) => kind === "report" && id === report.id),
    usedOn,
    mayDelete: mayDelete(principal, report),
  };
}

function asked(report: SavedReport): Pick<OpenReport, "draft" | "upgradedBy" | "faults"> {
  try {
    const { definition, steps } = openDefinition(report);
    const { kind: _, ...draft } = definition;
    return { draft, upgradedBy: steps, faults: definitionIssues(definition) };
  } catch (error) {
    return { draft: {}, upgradedBy: [], faults: [{ path: "", message: error instanceof Error ? error.message : String(error) }] };
  }
}

/** What became of a change, as a page takes it. */
export async function replied(reply: ChangeReply, principal: Principal): Promise<SaveReply> {
  if (reply.ok) return { ok: true, open: await opened(reply.report, principal) };
  return { ok: false, because: reply.because, current: reply.current ? await opened(reply.current, principal) : null };
}

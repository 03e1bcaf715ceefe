import { expect } from "vitest";
import { type Deed, deeds } from "../../lib/access/deeds.ts";
import { hashOf, newId, newToken } from "../../lib/access/tokens.ts";
import { keepSetupToken, makeFirstOwner } from "../../lib/store/accounts.ts";
import { takeInvitation } from "../../lib/store/invitations.ts";
import { requireMay } from "../access.ts";
import { endSession } from "../account/actions.ts";
import { changeCohort, deleteCohort, restoreCohort, saveCohort } from "../cohorts/actions.ts";
import { changeBoard, deleteBoard, restoreBoard, saveBoard } from "../dashboards/actions.ts";
import { makeLink, revokeLink } from "../dashboards/share-actions.ts";
import { changeReport, deleteReport, restoreReport, saveReport } from "../saved/actions.ts";
import { changeRights, invite, remove, signOutAccount } from "../settings/people/actions.ts";
import type { Caller, Thing } from "./permission-model.ts";
import { outcomeOf, type PermissionScene } from "./permission-scene.ts";

/** One thing that somebody tries; numbers choose among whom and what there is by then. */
export type Try = { what: number; role: "owner" | "editor" | "viewer"; of: Thing["of"]; yes: boolean };
type Act = (scene: PermissionScene, caller: Caller, tried: Try) => Promise<void>;

const person = () => ({ email: `${newId().toLowerCase()}@example.com`, name: "Somebody", password: "none" });
const idOf = (caller: Caller) => ("account" in caller ? caller.account : null);
const isOk = (reply: { ok: boolean } | "refused") => (reply === "refused" ? reply : reply.ok);

const saving: Record<Thing["of"], (id: string) => Promise<{ ok: boolean }>> = {
  report: (id) => saveReport(id, { name: "R", definition: { kind: "funnel", steps: [{ event: "a" }, { event: "b" }] } }),
  board: (id) => saveBoard(id, { name: "B" }),
  cohort: (id) => saveCohort(id, { name: "C", definition: { did: { event: "a" } } }),
};
const changing: Record<Thing["of"], (id: string, revision: number) => Promise<{ ok: boolean }>> = {
  report: (id, revision) => changeReport({ id, revision }, { name: newId() }),
  board: (id, revision) => changeBoard(id, revision, { name: newId() }),
  cohort: (id, revision) => changeCohort({ id, revision }, { name: newId() }),
};
const deleting = { report: deleteReport, board: deleteBoard, cohort: deleteCohort };
const restoring = { report: restoreReport, board: restoreBoard, cohort: restoreCohort };

const setUp: Act = async (scene) => {
  const token = hashOf(newToken());
  await keepSetupToken(scene.root, token);
  const made = await makeFirstOwner(scene.root, token, person());
  expect(made !== null).toBe(scene.model.owners() === 0);
  if (made) await scene.know(made.id, { role: "owner", seesPeople: true });
};

const inviting: Act = async (scene, caller, { role, yes: seesPeople }) => {
  const reply = await outcomeOf(invite(JSON.stringify({ role, seesPeople })));
  if (!scene.model.may(caller, "accounts")) return expect(reply).toBe("refused");
  const token = reply !== "refused" && reply.ok ? new URL(reply.link).searchParams.get("token") : null;
  const account = await takeInvitation(scene.root, hashOf(token ?? ""), person());
  expect(account).toMatchObject({ role, seesPeople });
  if (typeof account !== "string") await scene.know(account.id, { role, seesPeople });
};

/** Changes the rights of somebody: one's role, or whether one sees people. */
const givingRights =
  (which: "role" | "seesPeople"): Act =>
  async ({ model, someone }, caller, { what, role, yes }) => {
    const id = someone(what);
    const account = model.accounts.get(id);
    const isDone = account !== undefined && (which === "seesPeople" || role === "owner" || !model.isLastOwner(id));
    const reply = await outcomeOf(changeRights(JSON.stringify({ id, ...(which === "role" ? { role } : { seesPeople: yes }) })));
    expect(isOk(reply)).toBe(model.may(caller, "accounts") ? isDone : "refused");
    if (!model.may(caller, "accounts") || !isDone) return;
    if (which === "role") account.role = role;
    else account.seesPeople = yes;
  };

const removing: Act = async ({ model, someone }, caller, { what }) => {
  const id = someone(what);
  const isDone = model.accounts.has(id) && !model.isLastOwner(id);
  const reply = await outcomeOf(remove(id));
  const may = model.may(caller, "accounts");
  expect(isOk(reply)).toBe(may ? isDone : "refused");
  if (may && isDone) model.remove(id);
};

const signingOut: Act = async ({ model, someone }, caller, { what }) => {
  const id = someone(what);
  const reply = await outcomeOf(signOutAccount(id));
  const may = model.may(caller, "accounts");
  expect(reply).toBe(may ? undefined : "refused");
  const account = model.accounts.get(id);
  if (may && account) account.signedIn = false;
};

const signingIn: Act = async (scene, caller) => {
  const account = scene.model.accounts.get(idOf(caller) ?? "");
  if (!account || account.signedIn) return;
  await scene.signIn(idOf(caller) ?? "");
  account.signedIn = true;
};

/** Ends a session by its id, which may be that of somebody else. */
const endingSession: Act = async ({ model, someone, sessionOf }, caller, { what }) => {
  const id = someone(what);
  const account = model.accounts.get(id);
  const isOwn = id === idOf(caller) && account?.signedIn === true;
  const reply = await outcomeOf(endSession(sessionOf(id)));
  expect(reply).toBe(model.may(caller, "own-account") ? isOwn : "refused");
  if (model.may(caller, "own-account") && isOwn) account.signedIn = false;
};

const savingThing: Act = async ({ model }, caller, { of }) => {
  const id = newId();
  const reply = await outcomeOf(saving[of](id));
  expect(isOk(reply)).toBe(model.may(caller, "save") ? true : "refused");
  if (reply !== "refused") model.things.push({ of, id, owner: idOf(caller), revision: 1, deleted: false });
};

/** Changes a thing, at the revision that is there or at one that is past. */
const changingThing: Act = async ({ model, something }, caller, { what, yes }) => {
  const thing = something(what);
  if (!thing) return;
  const isDone = !thing.deleted && yes;
  const reply = await outcomeOf(changing[thing.of](thing.id, yes ? thing.revision : thing.revision - 1));
  const may = model.may(caller, "save");
  expect(isOk(reply)).toBe(may ? isDone : "refused");
  if (may && isDone) thing.revision += 1;
};

const deletingThing: Act = async ({ model, something }, caller, { what }) => {
  const thing = something(what);
  if (!thing) return;
  const reply = await outcomeOf(deleting[thing.of](thing.id));
  const may = model.mayDelete(caller, thing);
  expect(reply).toBe(model.may(caller, "save") ? may && !thing.deleted : "refused");
  if (may) thing.deleted = true;
};

const restoringThing: Act = async ({ model, something }, caller, { what }) => {
  const thing = something(what);
  if (!thing) return;
  const reply = await outcomeOf(restoring[thing.of](thing.id));
  const may = model.mayDelete(caller, thing);
  expect(reply).toBe(model.may(caller, "save") ? may : "refused");
  if (may) thing.deleted = false;
};

const sharing: Act = async ({ model, something }, caller, { what }) => {
  const board = something(what, "board");
  if (!board) return;
  const isDone = !board.deleted && !model.isLive(board.id);
  const reply = await outcomeOf(makeLink(board.id, "{}"));
  const may = model.may(caller, "share");
  expect(isOk(reply)).toBe(may ? isDone : "refused");
  if (reply === "refused" || !reply.ok) return;
  model.links.set(board.id, { token: reply.link?.split("/").at(-1) ?? "", maker: idOf(caller) });
};

const revoking: Act = async ({ model, something }, caller, { what }) => {
  const board = something(what, "board");
  if (!board) return;
  const isDone = model.isLive(board.id);
  const reply = await outcomeOf(revokeLink(board.id));
  const may = model.may(caller, "share");
  expect(reply).toBe(may ? isDone : "refused");
  if (may && isDone) model.links.delete(board.id);
};

/** Whatever an action may ask for. */
const asking: Act = async ({ model }, caller) => {
  for (const deed of Object.keys(deeds) as Deed[])
    expect((await outcomeOf(requireMay(deed))) !== "refused", deed).toBe(model.may(caller, deed));
};

/** Every act is held against the model, which then takes it over. */
export const permissionActs: Record<string, Act> = {
  ...{ setUp, inviting, removing, signingOut, signingIn, endingSession },
  ...{ givingRole: givingRights("role"), lettingSeePeople: givingRights("seesPeople") },
  ...{ savingThing, changingThing, deletingThing, restoringThing, sharing, revoking, asking },
};

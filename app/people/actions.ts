"use server";

import type { PeopleReply } from "../../components/people/people-actions.ts";
import { requireMay } from "../access.ts";
import { currentData } from "../current-data.ts";
import { startPeople } from "./start-people.ts";
import { startWitness } from "./start-witness.ts";

/** Starts a question about people or events; answers at once with a handle, or with what to change. */
export async function askPeople(json: string, owner: string): Promise<PeopleReply> {
  const principal = await requireMay("see-people");
  const data = await currentData();
  if (!data) return { ok: false, message: "There is no data yet: bring some in on the Data page." };
  return startPeople(data.generation, json, { principal, owner });
}

/** Starts the question why one unit is where it is in a report. */
export async function askWitness(json: string, owner: string): Promise<PeopleReply> {
  const principal = await requireMay("see-people");
  const data = await currentData();
  if (!data) return { ok: false, message: "There is no data yet: bring some in on the Data page." };
  return startWitness(data.generation, json, { principal, owner });
}

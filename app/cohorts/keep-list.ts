import type { KeepListReply, ListToKeep } from "../../components/cohorts/cohort-actions.ts";
import { listedReport } from "../../lib/cohorts/listed-report.ts";
import { usersOnList } from "../../lib/cohorts/put-in-place.ts";
import type { Generation } from "../../lib/dataset/generation.ts";
import { dataRoot } from "../../lib/env.ts";
import { saveCohort } from "../../lib/store/cohorts.ts";
import type { Cohort } from "../../lib/vocabulary/cohort.ts";
import { keptReply } from "./open-cohort.ts";
import { placingOf } from "./put-in-place.ts";

const longestQuestion = 200_000;

type Keeping = { id: string; ownerId: string | null };

/** Keeps everybody on a report's list as a cohort, live or frozen, or says why that cannot be: a list is never cut. */
export async function keepUsersOf(
  generation: Generation,
  { name, description, mode, json }: ListToKeep & { json: string },
  keeping: Keeping,
): Promise<KeepListReply> {
  if (json.length > longestQuestion) return { ok: false, message: "The question is too long." };
  try {
    const list = listedReport(JSON.parse(json));
    const users = await usersOnList(list, placingOf(generation));
    const definition: Cohort = mode === "live" ? { list } : { users, from: list };
    const taken = mode === "live" ? {} : { generation: generation.id };
    const reply = await keptReply(saveCohort(dataRoot(), { name, description, definition, ...taken }, keeping));
    return reply.ok ? { ...reply, users: users.length } : reply;
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, message: error.message };
    throw error;
  }
}

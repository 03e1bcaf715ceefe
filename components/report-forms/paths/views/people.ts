import type { PathPart, PathsDefinition } from "../../../../lib/reports/paths/definition.ts";
import type { PathsResult } from "../../../../lib/reports/paths/result/answer.ts";
import type { PeopleQuestion } from "../../../report/people.ts";

/** The paths behind a node, an edge or a sequence. */
export type Part = Partial<Omit<PathPart, "search" | "limit" | "offset">>;

type Context = { definition: PathsDefinition; unit: string };

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

function wordsOf({ step, node, from, to, sequence }: Part): string {
  if (sequence) return `with the path ${sequence.map((each) => each.node).join(" → ")}`;
  if (node !== undefined) return `at ${node}, step ${step}`;
  return `that go from ${from} to ${to}, step ${step}`;
}

/** The list of the paths behind a part: whose they are, when they begin and end, and all of their nodes. */
export function pathsPeople(part: Part, { definition, unit }: Context): PeopleQuestion<PathsResult> {
  const perSession = definition.per === "session";
  return {
    title: `${capital(unit)} ${wordsOf(part)}`,
    unit,
    ...(perSession || definition.countBy === "user" ? { owner: "users" } : {}),
    columns: [
      ...(perSession ? [{ key: "session", label: "Session", sort: "session_label" }] : []),
      { key: "startTime", label: "Begins", instant: true, sort: "first_time" },
      { key: "endTime", label: "Ends", instant: true, sort: "last_time" },
      { key: "path", label: "Path", strong: true },
    ],
    definition: (page) => ({ ...definition, view: "actors", part: { ...part, ...page } }),
    rows: ({ actors = [] }) =>
      actors.map(({ actor, session, startTime, endTime, nodes }) => ({
        actor,
        session,
        startTime,
        endTime,
        path: nodes.map(({ node }) => node).join(" → "),
      })),
    count: ({ actorCount = 0 }) => actorCount,
  };
}

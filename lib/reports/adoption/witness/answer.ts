import { fullNumber } from "../../../format.ts";
import { absencePhrase, type Story, storyOf } from "../../../vocabulary/actor-story.ts";
import { conditionsPhrase, eventPhrase, type Phrase, words } from "../../../vocabulary/phrase.ts";
import { asRecords, type Rows } from "../../answer-rows.ts";
import type { Witness, WitnessPart } from "../../witness.ts";
import { absenceOfAll, momentOf, namesPhrase } from "../../witness-words.ts";
import { activeRef, isAnyActive } from "../plan/actives.ts";
import { adoptionPart } from "./adoption-part.ts";
import { featurePart } from "./feature-part.ts";
import { type AdoptionWitness, definitionAsked } from "./plan.ts";
import { isCounted, type Told, unitFacts } from "./told.ts";

/** Whether the actor is of the base, and how far it took up each feature. */
export function witnessAnswer(rows: Rows, asked: AdoptionWitness): Witness {
  const { definition, actor } = asked;
  const records = asRecords(rows);
  const facts = unitFacts(records, definitionAsked(asked));
  const story = storyOf(records, { actor, identity: definition.identity });
  const base = { kind: "adoption", actor, resolvesTo: story.resolvesTo, broken: [] };
  const absent = absence(story, { facts, asked });
  if (absent) return { ...base, found: false, verdict: absent, parts: [] };
  const told: Told = { facts, asked };
  const parts = facts.features.map((feature) =>
    definition.view === "timeToAdopt" ? adoptionPart(feature, told) : featurePart(feature, told),
  );
  const named = nameOf(asked);
  const [only, ...others] = named === null ? parts : parts.map((part) => ({ ...part, name: named }));
  const single = only !== undefined && others.length === 0;
  const found = isFound(told, parts);
  return {
    ...base,
    found,
    ...(found ? {} : { standing: { words: "Not in the base", state: "out" as const } }),
    verdict: [...baseWords(told), ...(single ? [words(" "), ...only.verdict] : summary(parts))],
    parts: single ? [only] : gathered(parts),
  };
}

/** The value that a list is of, where every value of a property is a feature. */
function nameOf({ definition: { everyValueOf, part } }: AdoptionWitness): string | null {
  return everyValueOf && part ? part.feature : null;
}

function isFound({ facts, asked }: Told, parts: readonly WitnessPart[]): boolean {
  if (asked.definition.view === "timeToAdopt") return facts.eligible && parts.some(({ state }) => state !== "out");
  return isCounted(facts);
}

/** Features that it did not use are one part. */
function gathered(parts: readonly WitnessPart[]): WitnessPart[] {
  const unused = parts.filter(({ rows }) => rows.length === 0);
  if (unused.length < 2) return [...parts];
  const sorts = [...new Set(unused.map(({ standing = "" }) => standing))];
  return [
    ...parts.filter(({ rows }) => rows.length > 0),
    ...sorts.map((standing): WitnessPart => {
      const same = unused.filter((each) => (each.standing ?? "") === standing);
      const [first] = same as [WitnessPart];
      if (same.length === 1) return first;
      const names = namesPhrase(same.map(({ name }) => name));
      return { ...first, name: `${fullNumber(same.length)} others`, verdict: [...names, words(": "), ...first.verdict] };
    }),
  ];
}

function summary(parts: readonly WitnessPart[]): Phrase[] {
  if (parts.length === 0) return [words(" It used no feature.")];
  const taken = parts.filter(({ state }) => state === "in").length;
  return [words(` It took up ${fullNumber(taken)} of ${fullNumber(parts.length)} features.`)];
}

function baseWords({ facts, asked: { definition } }: Told): Phrase[] {
  const { active, exposed, eligible } = facts;
  if (!eligible) return [words("Not eligible, by: "), ...conditionsPhrase(definition.eligible), words(".")];
  const when = definition.part?.period === undefined ? "the dates" : `the ${definition.interval} of ${definition.part.period}`;
  const count = `${fullNumber(active.count)} ${isAnyActive(definition) ? "" : "active "}${active.count === 1 ? "event" : "events"}`;
  const since = active.first ? `, the first on ${momentOf(active.first.micros, definition.timezone)}` : "";
  const said = active.count > 0 ? `Active: ${count} in ${when}${since}.` : `Not active in ${when}, so not in the base.`;
  const seen = exposed === null ? "" : exposed.count > 0 ? " It was exposed." : " It was not exposed.";
  return [words(said + seen)];
}

/** Why the report has nothing at all of the actor; null where it has. */
function absence(story: Story, { facts, asked: { definition, actor } }: Told): Phrase[] | null {
  const dayOf = (micros: number) => momentOf(micros, definition.timezone);
  const said = { words: definition, actor, dayOf };
  const absent = isAnyActive(definition)
    ? absenceOfAll(story, said)
    : absencePhrase(story, { ...said, entry: eventPhrase(activeRef(definition)) });
  const hasUses = facts.features.some(({ uses }) => uses.length > 0);
  const isNobody = story.resolvesTo !== null || (definition.countBy === "user" && !story.known);
  const hasTime = definition.view === "timeToAdopt" && facts.start.count > 0;
  if (isNobody) return absent;
  return facts.active.count > 0 || (facts.exposed?.count ?? 0) > 0 || hasUses || hasTime ? null : absent;
}

import { absencePhrase, storyOf } from "../../../vocabulary/actor-story.ts";
import { eventPhrase, named, type Phrase, words } from "../../../vocabulary/phrase.ts";
import { asRecords, type Rows } from "../../answer-rows.ts";
import { instantText } from "../../instant-text.ts";
import { notOneByOne } from "../../unit-rows.ts";
import type { Witness, WitnessPart } from "../../witness.ts";
import { type LifecycleWitness, periodOf } from "./plan.ts";
import { stateRows, wholeRows } from "./rows.ts";
import { boundsOf, bucketAsked, dayText, intervalName, stateByEvents, type Unit, unitsOf } from "./units.ts";
import { stateByReport, stateName, stateVerdict, wholeVerdict } from "./words.ts";

/** What the unit is in the interval asked about, or in each of them, and by which events. */
export function witnessAnswer(answer: Rows, asked: LifecycleWitness): Witness {
  const { definition, actor } = asked;
  const records = asRecords(answer);
  const units = unitsOf(records, asked);
  const story = storyOf(records, { actor, identity: definition.identity });
  const present = units.filter(({ states }) => states.size > 0);
  const listed = present.filter((unit) => isListed(unit, asked));
  const dayOf = (micros: number) => dayText(micros, asked);
  const absent =
    present.length > 0 ? null : absencePhrase(story, { words: definition, actor, entry: eventPhrase(definition.event), dayOf });
  const shown = listed.length > 0 ? listed : absent ? [] : units;
  const parts = shown.map((unit) => partOf(unit, asked));
  const standing = listed.length > 0 ? null : standingElsewhere(shown, asked);
  return {
    kind: "lifecycle",
    actor,
    found: listed.length > 0,
    ...(standing ? { standing } : {}),
    verdict: absent ?? summary(parts, listed.length > 0, asked),
    parts,
    resolvesTo: story.resolvesTo,
    broken: units.flatMap((unit) => contradictions(unit, asked)),
  };
}

/** Whether the unit is behind the bar that is asked about; without one, whether it has a state anywhere. */
function isListed({ states, inGroup }: Unit, asked: LifecycleWitness): boolean {
  const bucket = bucketAsked(asked);
  if (bucket === null) return states.size > 0;
  return states.get(bucket) === asked.definition.part?.state && (inGroup === null || inGroup.has(bucket));
}

function standingElsewhere(units: readonly Unit[], asked: LifecycleWitness): Witness["standing"] | null {
  const state = units[0]?.states.get(bucketAsked(asked) ?? -2);
  const wanted = asked.definition.part?.state;
  return state && state !== wanted ? { words: `${stateName(state)}, not ${wanted}`, state: "out" } : null;
}

function summary(parts: readonly WitnessPart[], isFound: boolean, asked: LifecycleWitness): Phrase[] {
  const [only] = parts;
  const { part } = asked.definition;
  const said = only && parts.length === 1 ? only.verdict : [words(`${parts.length} of that name.`)];
  const isOfState = asked.definition.part !== undefined && only?.standing?.startsWith(stateName(asked.definition.part.state));
  if (!isFound && isOfState && part?.group !== undefined)
    return [...said, words(" It is not in the group "), named(part.group), words(".")];
  return said;
}

function partOf(unit: Unit, asked: LifecycleWitness): WitnessPart {
  const bucket = bucketAsked(asked);
  if (bucket === null) return { name: "", state: "in", deadline: null, ...wholeTold(unit, asked) };
  const state = unit.states.get(bucket);
  const { to } = boundsOf(bucket, asked);
  const isMissing = state === undefined || state === "dormant";
  const isOpen = isMissing && to > asked.frame.dataEnd;
  const standing = state ? `${stateName(state)}${isOpen ? " so far" : ""}` : "Nothing there";
  return {
    name: "",
    state: isOpen ? "open" : state ? "in" : "out",
    standing,
    verdict: unit.cut ? [...stateByReport(unit, bucket, asked), ...notOneByOne] : stateVerdict(unit, bucket, asked),
    rows: unit.cut ? [] : stateRows(unit, bucket, asked),
    deadline:
      isMissing && bucket >= 0 ? { micros: to - 1, time: instantText(to - 1) ?? "", name: `End of ${intervalName(bucket, asked)}` } : null,
  };
}

function wholeTold(unit: Unit, asked: LifecycleWitness): Pick<WitnessPart, "verdict" | "rows"> {
  const verdict = wholeVerdict(unit, asked);
  return unit.cut ? { verdict: [...verdict, ...notOneByOne], rows: [] } : { verdict, rows: wholeRows(unit, asked) };
}

/** States of the report that the unit's events contradict. */
function contradictions(unit: Unit, asked: LifecycleWitness): string[] {
  if (unit.cut) return [];
  return periodOf(asked).buckets.flatMap((_, bucket) => {
    const [reported, seen] = [unit.states.get(bucket) ?? null, stateByEvents(unit, bucket, asked)];
    return reported === seen
      ? []
      : [`the report says ${reported ?? "nothing"} in ${intervalName(bucket, asked)}, the events ${seen ?? "nothing"}`];
  });
}

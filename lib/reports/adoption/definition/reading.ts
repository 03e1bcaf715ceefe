import { conditionsPhrase, eventPhrase, joined, named, type Phrase, periodPhrase, words } from "../../../vocabulary/phrase.ts";
import type { AdoptionDefinition } from "../definition.ts";

type Dates = { from: string; to: string };

/** The question in plain words, in pieces so that a screen can set names apart; `period` is what the range comes to on the data. */
export function readingPhrases(definition: AdoptionDefinition, period: Dates | null, previous?: Dates): Phrase[] {
  return [...subject(definition), ...features(definition), ...among(definition), ...time(definition, period, previous)];
}

function subject(definition: AdoptionDefinition): Phrase[] {
  const { view, interval, windowDays, part } = definition;
  const starts: Record<AdoptionDefinition["view"], string> = {
    rate: `Adoption by ${interval} of `,
    adopters: `New, continuing and returning users by ${interval} of `,
    matrix: "How widely and how often they use ",
    stages: "Stages of adoption of ",
    timeToAdopt: "Time to first use of ",
    retention: `Return by ${interval} of those who adopt `,
    powerUsers: `Days of use in the last ${windowDays} of `,
    actors: part?.state === "non_users" ? "Who does not use " : "Who uses ",
  };
  return [words(starts[view])];
}

function features({ features: list, everyValueOf }: AdoptionDefinition): Phrase[] {
  if (everyValueOf) {
    const { property, limit: _, ...reference } = everyValueOf;
    return [words("every value of "), named(property), words(" on "), ...eventPhrase(reference)];
  }
  const shown = (list ?? []).slice(0, 4).map((each) => eventPhrase(each));
  const more = (list ?? []).length - shown.length;
  return joined(more > 0 ? [...shown, [words(`${more} more`)]] : shown, ", ", " and ");
}

function among(definition: AdoptionDefinition): Phrase[] {
  const { countBy, active, eligible, filters, identity, view, since, exposure } = definition;
  const where = conditionsPhrase(filters);
  const who = conditionsPhrase(eligible);
  const by: Phrase[] = typeof countBy === "object" ? [words(", by "), named(countBy.property)] : [];
  return [
    ...by,
    ...(active ? [words(", among the active (with "), ...eventPhrase(active), words(")")] : []),
    ...(who.length > 0 ? [words(", eligible if "), ...who] : []),
    ...(view === "stages" && exposure ? [words(", exposed by "), ...eventPhrase(exposure)] : []),
    ...(view === "timeToAdopt" ? clock(since) : []),
    ...(where.length > 0 ? [words(", where "), ...where] : []),
    ...(identity === "raw" ? [words(", identities not merged")] : []),
  ];
}

function clock(since: AdoptionDefinition["since"]): Phrase[] {
  if (since === "first_seen") return [words(" since first seen")];
  if (since === "released") return [words(" since its release")];
  return [words(" since "), ...eventPhrase(since)];
}

const days = ["", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

function time({ timezone, daysOfWeek }: AdoptionDefinition, period: Dates | null, previous?: Dates): Phrase[] {
  const when = period ? `, ${periodPhrase(period)}` : "";
  const only =
    daysOfWeek && daysOfWeek.length > 0 && daysOfWeek.length < 7 ? `, ${daysOfWeek.map((each) => days[each]).join(" ")} only` : "";
  const against = previous ? `, compared with ${periodPhrase(previous)}` : "";
  return [words(`${when}${only}, ${timezone}${against}`)];
}

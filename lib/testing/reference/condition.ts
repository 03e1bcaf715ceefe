import { DateTime } from "luxon";
import type { Comparison, Condition, Operator, Scalar } from "../../vocabulary/condition.ts";
import { numberOf, textOf } from "./value.ts";
import type { Properties, Row, World } from "./world.ts";

/** What a condition is asked of: an event with its user and time, or a user alone. */
export type Subject = { user: string | null; properties?: Properties; time?: number | undefined };

/** Whether all conditions hold; those switched off are left out. */
export function allHold(list: readonly Condition[], subject: Subject, world: World): boolean {
  return list.filter(isOn).every((each) => holds(each, subject, world));
}

function isOn(condition: Condition): boolean {
  return !("off" in condition && condition.off === true);
}

function holds(condition: Condition, subject: Subject, world: World): boolean {
  if ("and" in condition) return allHold(condition.and, subject, world);
  if ("or" in condition) {
    const branches = condition.or.filter(isOn);
    return branches.length === 0 || branches.some((each) => holds(each, subject, world));
  }
  if (condition.of === "cohort") {
    const names = [condition.value ?? condition.property].flat().map(String);
    const inside = names.some((name) => inCohort(name, { ...subject, time: condition.asOf === "event" ? subject.time : undefined }, world));
    return negative(condition.op) ? !inside : inside;
  }
  return compares(condition, textUnder(condition, subject, world), world.timezone);
}

function textUnder({ of, property }: Comparison, subject: Subject, world: World): string | null {
  if (of === "event") return textOf(subject.properties, property);
  return textOf(userProperties(subject.user, world), property);
}

/** The current properties of a user. */
export function userProperties(user: string | null, { users }: World): Properties | undefined {
  return user !== null && Object.hasOwn(users, user) ? users[user] : undefined;
}

/** Whether a user belongs to a cohort of that name, as of now or as of an instant. */
export function inCohort(name: string, { user, time: at }: Subject, world: World): boolean {
  if (!Object.hasOwn(world.cohorts, name)) throw new RangeError(`there is no cohort "${name}"`);
  return user !== null && world.isMember(name, { user, at });
}

const negative = (op: Operator): boolean => op === "is_not" || op === "not_contains" || op === "not_matches" || op === "is_not_set";

/** Positive operators never hold for an unset value, negative ones always do. */
function compares({ op, value }: Comparison, text: string | null, timezone: string): boolean {
  if (text === null) return negative(op);
  if (op === "is_set") return true;
  if (op === "is_not_set") return false;
  const wanted: Scalar[] = [value ?? null].flat();
  if (op === "between") return isBetween(text, wanted);
  const any = (test: (each: Scalar) => boolean): boolean => wanted.some(test);
  switch (op) {
    case "is":
      return any((each) => equals(text, each));
    case "is_not":
      return !any((each) => equals(text, each));
    case "contains":
      return any((each) => contains(text, each));
    case "not_contains":
      return !any((each) => contains(text, each));
    case "starts_with":
      return any((each) => text.startsWith(String(each ?? "")));
    case "matches":
      return any((each) => matches(text, each));
    case "not_matches":
      return !any((each) => matches(text, each));
    case "before":
    case "after":
      return any((each) => isEarlier(op === "before" ? [text, String(each)] : [String(each), text], timezone));
    default:
      return any((each) => compareNumbers(op, numberOf(text), each));
  }
}

function equals(text: string, wanted: Scalar): boolean {
  if (wanted === null || wanted === "") return false;
  if (typeof wanted === "number") return numberOf(text) === wanted;
  if (typeof wanted === "boolean") return text.toLowerCase() === String(wanted);
  return text === wanted;
}

function contains(text: string, wanted: Scalar): boolean {
  return text.toLowerCase().includes(String(wanted ?? "").toLowerCase());
}

function matches(text: string, wanted: Scalar): boolean {
  try {
    return new RegExp(String(wanted ?? ""), "u").test(text);
  } catch {
    return false;
  }
}

function isBetween(text: string, [low, high]: Scalar[]): boolean {
  return compareNumbers("gte", numberOf(text), low ?? null) && compareNumbers("lte", numberOf(text), high ?? null);
}

function compareNumbers(op: Operator, number: number | null, wanted: Scalar): boolean {
  const bound = numberOf(wanted === null ? null : String(wanted));
  if (number === null || bound === null) return false;
  if (op === "gt") return number > bound;
  if (op === "gte") return number >= bound;
  return op === "lt" ? number < bound : number <= bound;
}

/** Digits alone are a number, not a date. */
const isDate = (text: string): boolean => /^\d{4}-\d/.test(text);

function isEarlier([first, second]: [string, string], timezone: string): boolean {
  const [a, b] = [DateTime.fromISO(first, { zone: timezone }), DateTime.fromISO(second, { zone: timezone })];
  return isDate(first) && isDate(second) && a.isValid && b.isValid && a.toMillis() < b.toMillis();
}

/** The subject that an event is. */
export function subjectOf({ user, properties, time }: Row): Subject {
  return { user, properties, time };
}

import { activity } from "./activity.ts";
import { event } from "./event.ts";
import { count, explore, exported } from "./explore.ts";
import { find } from "./find.ts";
import { habits } from "./habits.ts";
import { links } from "./links.ts";
import { members } from "./members.ts";
import { person } from "./person.ts";
import { properties } from "./properties.ts";
import { timeline } from "./timeline.ts";

/** Every question about people and their events, by the word that asks it. */
export const peopleQuestions = {
  find,
  person,
  links,
  properties,
  habits,
  activity,
  timeline,
  event,
  explore,
  count,
  export: exported,
  members,
};

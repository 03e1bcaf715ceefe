import { expect, test } from "vitest";
import { askTogether, type PlacedQuestion } from "./ask-together.ts";

const reply = (json: string) => ({ ok: true as const, run: { handle: json }, reading: json });

test("questions of one moment go to the server in one call, and each gets its own reply", async () => {
  const calls: (readonly PlacedQuestion[])[] = [];
  const ask = askTogether(async (questions, owner) => {
    calls.push(questions);
    return questions.map(({ json }) => reply(`${owner}:${json}`));
  }, "tab");
  const first = await Promise.all(["1", "2"].map((json) => ask({ json, place: json })));
  expect(first.map((each) => each.ok && each.reading)).toEqual(["tab:1", "tab:2"]);
  await ask({ json: "3", place: "3" });
  expect(calls).toEqual([
    [
      { json: "1", place: "1" },
      { json: "2", place: "2" },
    ],
    [{ json: "3", place: "3" }],
  ]);
});

test("a call that fails fails each of its questions, and not the next ones", async () => {
  let down = true;
  const ask = askTogether(async (questions) => {
    if (down) throw new Error("offline");
    return questions.map(({ json }) => reply(json));
  }, "tab");
  const failed = await Promise.allSettled(["1", "2"].map((json) => ask({ json, place: json })));
  expect(failed.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  down = false;
  expect(await ask({ json: "3", place: "3" })).toMatchObject({ reading: "3" });
});

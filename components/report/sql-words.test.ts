import { expect, test } from "vitest";
import { sqlTokens } from "./sql-words.ts";

const hostile = `WITH "a ""b" AS (SELECT 'it''s -- no <b>', 1.5e3 FROM x) -- 'end'\nSELECT /* 'c' */ * FROM "select" WHERE e = '</span><script>'`;

test("pieces put together are the same text", () => {
  for (const sql of [hostile, "", "'open", '"open', "/* open"])
    expect(
      sqlTokens(sql)
        .map(({ text }) => text)
        .join(""),
    ).toBe(sql);
});

test("words inside text and names are not words of the language", () => {
  const words = sqlTokens(hostile).flatMap(({ text, kind }) => (kind === "word" ? [text] : []));
  expect(words).toEqual(["WITH", "AS", "SELECT", "FROM", "SELECT", "FROM", "WHERE"]);
  expect(sqlTokens(hostile).find(({ kind }) => kind === "remark")?.text).toBe("-- 'end'");
});

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

/** Ways by which a text of the data could become HTML, or a chart would run what it is told. */
const ways =
  /dangerouslySetInnerHTML|\.(inner|outer)HTML|insertAdjacentHTML|document\.write|optionToContent|extraCssText|srcDoc|tooltip:\s*\{/;

function found(source: string): string[] {
  return source.split("\n").filter((line) => ways.test(line));
}

test.each(["app", "components", "lib"])("nothing in %s writes HTML: texts are drawn by React, tooltips too", (folder) => {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file),
  );
  expect(files.length).toBeGreaterThan(20);
  expect(files.flatMap((file) => found(readFileSync(path.join(folder, file), "utf8")).map((line) => `${file}: ${line.trim()}`))).toEqual(
    [],
  );
});

test.each(["<p dangerouslySetInnerHTML={{ __html: name }} />", "node.innerHTML = name", "tooltip: { formatter: (it) => it.name }"])(
  "%s is found",
  (fault) => expect(found(fault)).toHaveLength(1),
);

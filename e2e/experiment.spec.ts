import { byCommand } from "./by-command.ts";
import { ReportPage } from "./report-page.ts";
import { expect, test } from "./test.ts";

const kind = { name: "experiment", title: "Experiment" };
const definition = {
  exposure: { event: "experiment_viewed" },
  variantProperty: "variant",
  metrics: [{ type: "conversion", event: "purchase_completed", window: { value: 7, unit: "day" } }],
  range: { from: "all" },
};

type Answer = {
  exposure: { units: number; arms: { variant: string; units: number }[]; split: { status: string } };
  metrics: { arms: { variant: string; n: number; converted: number }[]; comparisons: { lift: number; verdict: string }[] }[];
};

test("an experiment is found in the data, and read as the command line reads it", async ({ page }) => {
  const report = new ReportPage(page, kind);
  await report.open();
  await page.getByRole("button", { name: /^experiment_viewed/ }).click();
  await report.ready();
  const verdict = page.getByRole("region", { name: "Verdict" });
  const query = new URL(page.url()).searchParams.get("q") ?? "";
  expect(query).toContain("experiment_viewed");
  const answer = await byCommand<Answer>({ kind: "experiment", ...definition });
  await report.open(definition);
  await expect(verdict).toContainText("converts better");
  await expect(verdict).toContainText(`${answer.exposure.units.toLocaleString("en-US")} users`);
  const cells = await page.getByRole("table", { name: "Metrics" }).getByRole("row").nth(1).getByRole("cell").allInnerTexts();
  const [control, treatment] = answer.metrics[0]?.arms ?? [];
  expect(cells[0]).toContain(`of ${control?.n.toLocaleString("en-US")}`);
  expect(cells[1]).toContain(`of ${treatment?.n.toLocaleString("en-US")}`);
});

test("shares that were not planned raise the alarm above everything else", async ({ page }) => {
  const report = new ReportPage(page, kind);
  await report.open({
    ...definition,
    variants: [
      { name: "control", weight: 7 },
      { name: "treatment", weight: 3 },
    ],
  });
  const verdict = page.getByRole("region", { name: "Verdict" });
  await expect(verdict).toContainText("Don't read this result");
  await expect(verdict).toContainText("Traffic split looks broken");
  await expect(page.getByRole("table", { name: "Metrics" })).toContainText("split looks broken");
});

test("the list behind an arm is as long as its number; the views follow the tabs", async ({ page }) => {
  const report = new ReportPage(page, kind);
  await report.open(definition);
  const answer = await byCommand<Answer>({ kind: "experiment", ...definition });
  const [, treatment] = answer.metrics[0]?.arms ?? [];
  const open = async (list: RegExp) => {
    await page.getByRole("button", { name: /treatment: of/ }).click();
    await page.getByRole("menuitem", { name: list }).click();
  };
  await open(/^Exposed/);
  await expect(page.getByRole("dialog")).toContainText(`${answer.exposure.arms[1]?.units.toLocaleString("en-US")} users`);
  await page.keyboard.press("Escape");
  await open(/^Converted/);
  await expect(page.getByRole("dialog")).toContainText(`${treatment?.converted.toLocaleString("en-US")} users`);
  await page.keyboard.press("Escape");
  await page.getByRole("tab", { name: "Over time" }).click();
  await report.ready();
  await expect(page.getByRole("region", { name: "Effect over time" })).toBeVisible();
  await page.getByRole("tab", { name: "Exposures" }).click();
  await report.ready();
  await expect(page.getByRole("region", { name: "Exposures" })).toBeVisible();
  await page.getByRole("tab", { name: "Segments" }).click();
  await report.ready();
  await expect(page.getByRole("table", { name: "Segments" }).first()).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("tab", { name: "Exposures" })).toHaveAttribute("aria-selected", "true");
});

test("methods and inputs are there for those who ask", async ({ page }) => {
  const report = new ReportPage(page, kind);
  await report.open({ ...definition, method: "sequential" });
  await page.getByRole("button", { name: "Methods and exact inputs" }).click();
  await expect(page.getByText("always-valid confidence sequence")).toBeVisible();
  const answer = await byCommand<Answer>({ kind: "experiment", ...definition });
  await expect(page.getByRole("region", { name: "Inputs" })).toContainText(
    (answer.metrics[0]?.arms[0]?.converted ?? 0).toLocaleString("en-US"),
  );
});

test("another method is a line of the log, and a segment's arm opens its people", async ({ page }) => {
  const report = new ReportPage(page, kind);
  const own = { ...definition, exposure: { ...definition.exposure, where: [{ property: "variant", op: "is_set" }] } };
  await report.open(own);
  const verdict = page.getByRole("region", { name: "Verdict" });
  await expect(verdict).toContainText(/Fixed horizon since the first reading|Method changed from \w+ to fixed horizon/);
  await page.getByRole("radio", { name: "Sequential" }).click();
  await expect(verdict).toContainText("Method changed from fixed horizon to sequential on");
  await verdict.getByRole("button", { name: /change/ }).click();
  await expect(page.getByRole("list", { name: "Log of readings" })).toContainText("First reading: fixed horizon");
  await page.keyboard.press("Escape");
  await report.open({ ...definition, view: "segments", breakdown: { property: "country", of: "user", limit: 3 } });
  const cell = page
    .getByRole("table", { name: "Segments" })
    .first()
    .getByRole("button", { name: /treatment: of/ })
    .first();
  await cell.click();
  const exposed = page.getByRole("menuitem", { name: /^Exposed/ });
  const count = (await exposed.innerText()).replace(/[^\d,]/g, "");
  await exposed.click();
  await expect(page.getByRole("dialog")).toContainText(`${count} users`);
});

import { readFile } from "node:fs/promises";
import { ReportPage } from "./report-page.ts";
import { expect, type Page, test } from "./test.ts";

async function firstFound(page: Page): Promise<string> {
  await page.goto("/people?search=u_0");
  const link = page.getByRole("table").getByRole("link").first();
  await expect(link).toBeVisible();
  return link.innerText();
}

/** Scrolls on until the timeline says that there is no more. */
async function toTheEnd(page: Page, words: string): Promise<void> {
  await expect(async () => {
    await page.mouse.wheel(0, 20_000);
    await expect(page.getByText(words)).toBeVisible({ timeout: 500 });
  }).toPass();
}

test("a person is found by a part of the id, and opened", async ({ page }) => {
  await page.goto("/people");
  const link = page.getByRole("table").getByRole("link").first();
  await expect(link).toBeVisible();
  await page.getByLabel("Find people").fill("u_0001");
  await expect(page).toHaveURL(/search=u_0001/);
  await expect(link).toContainText("u_0001");
  const id = await link.innerText();
  await link.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(id);
  await expect(page.getByRole("region", { name: "Timeline" }).locator("ol > li").first()).toBeVisible();
});

test("what one types to find people stays as typed, however slowly the page follows", async ({ page }) => {
  await page.route(/\/people\?search=/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue().catch(() => {});
  });
  await page.goto("/people");
  await expect(page.getByRole("table").getByRole("link").first()).toBeVisible();
  const field = page.getByLabel("Find people");
  let typed = "";
  for (const part of ["u_", "00012", "@x"]) {
    await field.pressSequentially(part, { delay: 180 });
    typed += part;
    expect(await field.inputValue()).toBe(typed);
    await page.waitForTimeout(320);
    expect(await field.inputValue()).toBe(typed);
  }
  for (const _ of "@x") await field.press("Backspace", { delay: 180 });
  expect(await field.inputValue()).toBe("u_00012");
  await expect(page).toHaveURL(/search=u_00012$/);
  await page.waitForTimeout(1500);
  await expect(field).toHaveValue("u_00012");
  await page.reload();
  await expect(field).toHaveValue("u_00012");
});

test("an id that nobody has can be read alone and with the ids that resolve to it", async ({ page }) => {
  await page.goto("/people/nobody-has-this?identity=raw");
  await expect(page.getByRole("heading", { name: "Nobody has this id" })).toBeVisible();
  await page.getByText("All ids together").click();
  await expect(page).toHaveURL(/identity=merged/);
  await expect(page.getByText("it resolves to no user")).toBeVisible();
});

test("the days of a person are reached by keyboard", async ({ page }) => {
  await page.goto(`/people/${await firstFound(page)}`);
  const days = page.getByRole("toolbar", { name: "Active days" });
  await days.locator("button[tabindex='0']").focus();
  await page.keyboard.press("Home");
  const first = days.locator("button:focus");
  await expect(first).toHaveAccessibleName(/ events?$/);
  const day = ((await first.getAttribute("aria-label")) ?? "").replace(/^\w+ /, "").split(/ –|:/)[0] ?? "";
  await page.keyboard.press("ArrowRight");
  await expect(days.locator("button:focus")).not.toHaveAccessibleName(new RegExp(`^\\w+ ${day}:`));
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Timeline" })).toContainText("Events up to");
});

test("properties as of a time wait until one is chosen", async ({ page }) => {
  await page.goto(`/people/${await firstFound(page)}`);
  const properties = page.getByRole("region", { name: "Properties" });
  await expect(properties.locator("dd").first()).toBeVisible();
  await properties.getByRole("button", { name: "As of a time" }).click();
  await expect(properties.locator("dd").first()).toBeVisible();
  await properties.getByLabel("Properties as of").fill("");
  await expect(properties.getByText("Choose a time.")).toBeVisible();
  await expect(properties.locator("dd")).toHaveCount(0);
  await properties.getByRole("button", { name: "Latest" }).click();
  await expect(properties.locator("dd").first()).toBeVisible();
});

test("a later page that fails is no beginning, and can be read again", async ({ page }) => {
  await page.goto(`/people/${await firstFound(page)}`);
  const timeline = page.getByRole("region", { name: "Timeline" });
  await expect(timeline.locator("ol > li").first()).toBeVisible();
  await page.route("**/people/**", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
  const stopped = timeline.getByText("Reading stopped.");
  await expect(async () => {
    await page.mouse.wheel(0, 20_000);
    await expect(stopped).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(timeline.getByText("This is where it begins.")).toHaveCount(0);
  await page.unrouteAll();
  await timeline.getByRole("button", { name: "Try again" }).click();
  await toTheEnd(page, "This is where it begins.");
});

test("the timeline has as many events as the person, and filters them", async ({ page }) => {
  await page.goto(`/people/${await firstFound(page)}`);
  const numbers = page.getByRole("region", { name: "In numbers" });
  await expect(numbers.getByText("Active days")).toBeVisible();
  const timeline = page.getByRole("region", { name: "Timeline" });
  await toTheEnd(page, "This is where it begins.");
  const events = Number((await numbers.locator("dt:has-text('Events') + dd").innerText()).replace(",", ""));
  await expect(timeline.locator("ol > li")).toHaveCount(events);
  await timeline.getByLabel("Event", { exact: true }).selectOption({ label: "page_viewed" });
  await toTheEnd(page, "No earlier event matches.");
  expect(await timeline.locator("ol > li").filter({ hasNotText: "page_viewed" }).count()).toBe(0);
  await timeline.getByLabel("Search names and values").fill("nothing holds this");
  await timeline.getByRole("button", { name: "Clear the filters" }).click();
  await expect(timeline.locator("ol > li").first()).toBeVisible();
});

test("an event opens to its properties and to the row that it came from", async ({ page }) => {
  await page.goto(`/people/${await firstFound(page)}`);
  await page.getByRole("region", { name: "Timeline" }).locator("ol > li button").first().click();
  const origin = page.getByRole("dialog").getByRole("region", { name: "Where it comes from" });
  await expect(origin).toContainText(/source file\S*\.(csv|ndjson|jsonl|json|parquet)/);
  await expect(origin).toContainText(/files\/events\/\d{4}-\d{2}\/[0-9a-f]{16}\.parquet/);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("an id that nobody has says so, as text", async ({ page }) => {
  let dialogs = 0;
  page.on("dialog", (dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  });
  const hostile = `<img src=x onerror="alert(1)">'; DROP TABLE users; --/../..`;
  await page.goto(`/people/~${Buffer.from(hostile).toString("base64url")}`);
  await expect(page.getByRole("heading", { name: "Nobody has this id" })).toBeVisible();
  await expect(page.getByText(hostile)).toBeVisible();
  await page.goto("/people/~_w");
  await expect(page.getByText("This address names nobody")).toBeVisible();
  expect(dialogs).toBe(0);
});

test("the list behind a number leads to a person, whose ids are read as the report reads them", async ({ page }) => {
  const lifecycle = new ReportPage(page, { name: "lifecycle", title: "Lifecycle" });
  const range = { from: "2024-05-06", to: "2024-06-30" };
  await lifecycle.open({ event: { event: null }, interval: "week", range, identity: "raw" });
  await lifecycle.answer.getByRole("region", { name: "Intervals" }).locator("tbody tr").nth(1).getByRole("button").click();
  await page.getByRole("menuitem", { name: /^New users/ }).click();
  const link = page.getByRole("dialog").getByRole("table").getByRole("link").first();
  const id = await link.innerText();
  await link.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(id);
  await expect(page).toHaveURL(/\?identity=raw$/);
});

test("raw events are counted, filtered, and followed to their person", async ({ page }) => {
  await page.goto("/events");
  const rows = page.getByRole("table", { name: "Events" }).locator("tbody tr[aria-rowindex]");
  await expect(rows.first()).toBeVisible();
  const count = page.getByText(/^[\d,]+ events$/);
  const all = await count.innerText();
  await page.getByRole("button", { name: "Choose events" }).click();
  await page.locator("input[role=combobox]").fill("purchase_completed");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/purchase_completed/);
  await expect(count).not.toHaveText(all);
  await expect(rows.first()).toContainText("purchase_completed");
  await page.goBack();
  await expect(count).toHaveText(all);
  await page.goForward();
  await expect(rows.first()).toContainText("purchase_completed");
  await rows.first().getByRole("button").first().click();
  await expect(page.getByRole("dialog").getByRole("region", { name: "Where it comes from" })).toContainText("source row");
  await page.keyboard.press("Escape");
  await rows.first().getByRole("link").click();
  await expect(page.getByRole("region", { name: "In numbers" })).toBeVisible();
});

test("the events are written to a file with as many rows as were counted", async ({ page }) => {
  await page.goto(`/events?q=${encodeURIComponent("(~events~:!~purchase_completed~*)")}&v=1`);
  const count = Number((await page.getByText(/^[\d,]+ events$/).innerText()).replace(/\D/g, ""));
  await page.getByRole("button", { name: "Export" }).click();
  const download = page.waitForEvent("download", { timeout: 60_000 });
  await page.getByRole("menuitem", { name: "CSV, the columns shown" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^events_\d{4}-\d{2}-\d{2}_\d{4}-\d{2}-\d{2}\.csv$/);
  const lines = (await readFile(await file.path(), "utf8")).trimEnd().split("\r\n");
  expect(lines).toHaveLength(count + 1);
  expect(lines[0]).toContain("time,event,user_id");
});

import { scanBothThemes } from "./scan.ts";
import { expect, type Page, test } from "./test.ts";

const hostile = "<img src=x onerror=alert(1)>";
const csv = [
  "user,action,when,plan,amount",
  "u1,signed_up,2024-05-01 10:00:00,pro,1",
  `u2,"${hostile}",2024-05-02 11:00:00,free,2`,
  "u2,purchase,not a time,free,3",
  ",purchase,2024-05-03 12:00:00,free,4",
  "u3,,2024-05-03 12:00:00,free,4",
  "u1,purchase,2024-05-04 10:00:00,pro,12",
].join("\n");

/** Chooses the small file; nothing here is ever imported, since the other specs read the demo data. */
async function upload(page: Page): Promise<void> {
  await page.goto("/data/import");
  await page.getByLabel("Files", { exact: true }).setInputFiles({ name: "small.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await expect(page.getByRole("heading", { name: "A table of events" })).toBeVisible();
}

const field = (page: Page, name: string) => page.getByRole("combobox", { name, exact: true });

test.beforeEach(({ page }) => {
  page.on("dialog", () => {
    throw new Error("a name was run as a script");
  });
});

test("the overview accounts for every row", async ({ page }) => {
  await page.goto("/data");
  await expect(page.getByText(/^1,\d{3},\d{3} events of \d{2},\d{3} users$/)).toBeVisible();
  const ledger = page.getByRole("region", { name: "Where every row went" }).getByRole("table");
  const numbers = (await ledger.getByRole("cell").allInnerTexts()).map((text) => Number(text.replace("−", "-").replaceAll(/[\s,]/g, "")));
  const events = numbers.at(-1) ?? 0;
  expect(events).toBeGreaterThan(1_000_000);
  expect(numbers.slice(0, -1).reduce((sum, each) => sum + each, 0)).toBe(events);
  await expect(page.getByRole("region", { name: "Generations" })).toContainText("current");
});

test("files are verified against their hashes", async ({ page }) => {
  await page.goto("/data");
  await page.getByRole("button", { name: "Verify the files" }).click();
  await expect(page.getByText("Every file is as it was written.")).toBeVisible();
});

test("a file is looked at, mapped and counted before anything is imported", async ({ page }) => {
  await page.goto("/data");
  const before = await page.getByRole("region", { name: "Generations" }).innerText();
  await upload(page);
  await expect(page.getByText("No column looks like a time")).toBeVisible();
  await expect(page.getByRole("button", { name: "Import", exact: true })).toBeDisabled();
  await field(page, "Time").selectOption({ label: "when" });
  await field(page, "Event").selectOption({ label: "action" });
  const counts = page.getByRole("region", { name: "What would come in" });
  await expect(counts).toContainText("4 events of 2 users, 2024-05-01 10:00 UTC to 2024-05-04 10:00 UTC");
  await expect(counts).toContainText("time cannot be read");
  await expect(counts).toContainText("no event name");
  const preview = page.getByRole("region", { name: "Preview" });
  await expect(preview).toContainText(hostile);
  await expect(preview.getByText("Row 3 would be rejected: time cannot be read")).toBeVisible();
  await expect(preview.getByRole("row").nth(1).getByRole("cell").nth(4)).toHaveText("—");
  await field(page, "Session").selectOption({ label: "plan" });
  await expect(preview.getByRole("row").nth(1).getByRole("cell").nth(4)).toHaveText("pro");
  await field(page, "User").selectOption({ label: "none" });
  await expect(preview.getByRole("row").nth(1).getByRole("cell").nth(2)).toHaveText("—");
  await expect(page.getByRole("button", { name: "Import 4 events" })).toBeEnabled();
  await page.goto("/data");
  expect(await page.getByRole("region", { name: "Generations" }).innerText()).toBe(before);
});

test("a folder that is not there, or not ours to read, is named", async ({ page }) => {
  await page.goto("/data/import");
  for (const [path, words] of [
    ["/nowhere/at/all", "There is nothing at /nowhere/at/all"],
    ["exports", "Write the whole path"],
    ["/proc", "part of the system"],
  ] as const) {
    await page.getByLabel("Or a folder on this machine").fill(path);
    await page.getByRole("button", { name: "Look inside" }).click();
    await expect(page.getByRole("alert").filter({ hasText: words })).toBeVisible();
    await page.getByRole("button", { name: "Choose something else" }).click();
  }
});

test("rejects are listed with their reasons", async ({ page }) => {
  await page.goto("/data/rejects");
  await expect(page.getByRole("button", { name: /^no time/ })).toContainText("12");
  await page.getByRole("button", { name: /^no time/ }).click();
  const rows = page.getByRole("region", { name: "Rejected rows" }).getByRole("row");
  await expect(rows).toHaveCount(13);
  await expect(rows.nth(1)).toContainText("session_started");
});

test("the catalogue is searched, sorted and described; hostile names are text", async ({ page }) => {
  await page.goto("/data/catalogue");
  const events = page.getByRole("table", { name: "Events" });
  await events.getByRole("button", { name: "Users" }).click();
  await expect(events.getByRole("columnheader", { name: "Users" })).toHaveAttribute("aria-sort", "descending");
  await page.getByRole("searchbox", { name: "Search the catalogue" }).fill("onerror");
  await expect(events.getByRole("row")).toHaveCount(2);
  await events.getByRole("button", { name: hostile }).click();
  await page.getByLabel("What it means").fill("A banner was clicked");
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "Close" }).click();
  await expect(events).toContainText("A banner was clicked");
  await page.reload();
  await page.getByRole("searchbox", { name: "Search the catalogue" }).fill("banner");
  await expect(events).toContainText(hostile);
  await events.getByRole("button", { name: hostile }).click();
  await page.getByLabel("What it means").fill("");
  await page.getByRole("button", { name: "Close" }).click();
  await expect(events.getByRole("row")).toHaveCount(1);
  await page.getByRole("searchbox", { name: "Search the catalogue" }).fill("");
  await page.getByRole("radio", { name: /^Properties/ }).click();
  await page.getByRole("table", { name: "Event properties" }).getByRole("button", { name: "browser", exact: true }).click();
  await expect(page.getByRole("dialog")).toContainText("Chrome");
});

test("uploads are taken from our own pages only, and stay in their folder", async ({ page, request, baseURL }) => {
  const address = `/api/uploads?upload=${"A".repeat(24)}&name=`;
  const bytes = { "content-type": "application/octet-stream" };
  const foreign = { ...bytes, origin: "https://evil.example" };
  expect((await request.post(`${address}a.csv`, { headers: foreign, data: "x" })).status()).toBe(403);
  const own = { origin: baseURL ?? "" };
  expect((await request.post(`${address}a.csv`, { headers: { ...own, "content-type": "text/plain" }, data: "x" })).status()).toBe(415);
  for (const name of ["../a.csv", "a/../../b.csv", "..%5Ca.csv", ""]) {
    expect((await request.post(`${address}${name}`, { headers: { ...own, ...bytes }, data: "x" })).status(), name).toBe(422);
  }
  expect((await request.post("/api/uploads?upload=../../x&name=a.csv", { headers: { ...own, ...bytes }, data: "x" })).status()).toBe(422);
  expect((await request.post("/api/imports", { headers: { ...foreign, "content-type": "application/json" }, data: {} })).status()).toBe(
    403,
  );
  await page.goto("/data/import");
});

for (const width of [1440, 390]) {
  test(`the Data page has no accessibility faults, ${width} wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    for (const place of ["/data", "/data/catalogue", "/data/rejects"]) {
      await page.goto(place);
      await page.waitForLoadState("networkidle");
      await scanBothThemes(page);
    }
    await upload(page);
    await field(page, "Time").selectOption({ label: "when" });
    await expect(page.getByRole("region", { name: "What would come in" })).toContainText("Rows in the source");
    await expect(page.getByRole("region", { name: "Preview" })).toHaveAttribute("aria-busy", "false");
    await scanBothThemes(page);
  });
}

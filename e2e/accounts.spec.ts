import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type OwnServer, startOwnServer } from "./own-server.ts";
import { scanBothThemes } from "./scan.ts";
import { type Browser, expect, type Page, test, whole } from "./test.ts";

/* From the first start to a team of two, on a server and data of its own. The tests follow each other. */

test.describe.configure({ mode: "serial" });

const base = mkdtempSync(join(tmpdir(), "parquetry-accounts-"));
const rows = Array.from({ length: 30 }, (_, each) => `person-${each},opened,2024-05-${String((each % 28) + 1).padStart(2, "0")} 10:00:00`);
const secret = "four words of it";
let server: OwnServer;
let owner: Page;
let viewer: Page;

test.beforeAll(async ({ browser }) => {
  mkdirSync(join(base, "export"));
  writeFileSync(join(base, "export", "events.csv"), ["user_id,event,time", ...rows].join("\n"));
  server = await startOwnServer(join(base, "data"), join(base, "export"));
  owner = await cleanPage(browser);
  viewer = await cleanPage(browser);
});
test.afterAll(async () => {
  await server?.stop();
  rmSync(base, { recursive: true, force: true });
});

async function cleanPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.address, viewport: { width: 1440, height: 900 } });
  return whole(await context.newPage());
}

const setupAddress = () => /make the first account: (\S+)/.exec(server.printed)?.[1]?.replace("localhost", "127.0.0.1") ?? "";
const reports = { funnel: `/reports/funnel?q=${encodeURIComponent("(~steps~:!(~event~:~opened~)*)")}` };

async function fill(page: Page, words: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(words)) await page.getByLabel(label, { exact: true }).fill(value);
}

test("the address that the start prints makes the owner, once", async () => {
  await owner.goto("/kpis");
  await expect(owner.getByRole("navigation", { name: "Main" }).first()).toBeVisible();
  await owner.goto(setupAddress());
  await expect(owner.getByRole("heading", { name: "Make the first account" })).toBeVisible();
  await owner.getByRole("button", { name: "Make the account" }).click();
  await expect(owner.getByText("Write a name.")).toBeVisible();
  await expect(owner.getByText("Write an e-mail address, like mara@example.com.")).toBeVisible();
  await fill(owner, { "Your name": "Ada Owner", "E-mail address": "ada@example.com", Password: secret });
  await owner.getByRole("button", { name: "Make the account" }).click();
  await expect(owner.getByRole("button", { name: "Account of Ada Owner" })).toBeVisible();
  await viewer.goto(setupAddress());
  await expect(viewer.getByRole("heading", { name: "This address does not work any more" })).toBeVisible();
});

test("from then on every page asks for a sign-in, and leads back", async () => {
  await viewer.goto("/kpis?x=1");
  await expect(viewer.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expect(viewer.getByRole("navigation")).toHaveCount(0);
  await scanBothThemes(viewer);
  await fill(viewer, { "E-mail address": "ada@example.com", Password: "a wrong one" });
  await viewer.getByRole("button", { name: "Sign in" }).click();
  await expect(viewer.getByText("The e-mail address or the password is wrong.")).toBeVisible();
  await fill(viewer, { "E-mail address": "ADA@example.com", Password: secret });
  await viewer.getByRole("button", { name: "Sign in" }).click();
  await expect(viewer).toHaveURL(/\/kpis\?x=1/);
  await viewer.getByRole("button", { name: "Account of Ada Owner" }).click();
  await viewer.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(viewer.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await viewer.goto("/sign-in?to=//evil.example/");
  await fill(viewer, { "E-mail address": "ada@example.com", Password: secret });
  await viewer.getByRole("button", { name: "Sign in" }).click();
  await expect(viewer.getByRole("button", { name: "Account of Ada Owner" })).toBeVisible();
  expect(new URL(viewer.url()).host).toBe(new URL(server.address).host);
  await viewer.context().clearCookies();
});

test("an invitation makes a viewer in another browser", async () => {
  await owner.goto("/settings/people");
  await fill(owner, { "For whom": "Mara, marketing" });
  await owner.getByRole("button", { name: "Make a link" }).click();
  const link = await owner.getByLabel("Link", { exact: true }).inputValue();
  await owner.getByRole("button", { name: "Close" }).click();
  await expect(owner.getByRole("list", { name: "Invitations" })).toContainText("Mara, marketing");
  await scanBothThemes(owner);
  await viewer.goto(link);
  await expect(viewer.getByRole("heading", { name: "You are invited" })).toBeVisible();
  await fill(viewer, { "Your name": "Mara", "E-mail address": "mara@example.com", Password: secret });
  await viewer.getByRole("button", { name: "Join" }).click();
  await expect(viewer.getByRole("button", { name: "Account of Mara" })).toBeVisible();
  await owner.reload();
  await expect(owner.getByRole("list", { name: "Accounts" })).toContainText("mara@example.com");
  await expect(owner.getByRole("list", { name: "Invitations" })).toHaveCount(0);
});

test("a viewer asks questions, and sees no people and no way to save", async () => {
  const menu = viewer.getByRole("navigation", { name: "Main" }).first();
  await expect(menu.getByRole("link", { name: "Funnel" })).toBeVisible();
  await expect(menu.getByRole("link", { name: "People" })).toHaveCount(0);
  await expect(menu.getByRole("link", { name: "Settings" })).toHaveCount(0);
  for (const path of ["/people", "/people/person-1", "/events", "/data/rejects", "/data/import", "/settings", "/settings/people"]) {
    const response = await viewer.goto(path);
    expect(response?.status(), path).toBe(403);
    await expect(viewer.getByText("This page is not for your role")).toBeVisible();
    expect(await viewer.content()).not.toContain("person-2");
  }
  await viewer.goto(reports.funnel);
  await expect(viewer.getByRole("button", { name: "Account of Mara" })).toBeVisible();
  await expect(viewer.getByRole("button", { name: /^Save/ })).toHaveCount(0);
});

test("the owner lets the viewer see people, and takes it back", async () => {
  const row = owner.getByRole("list", { name: "Accounts" }).getByRole("listitem").filter({ hasText: "Mara" });
  await row.getByRole("switch", { name: "Sees people" }).click();
  await expect(owner.getByText("Mara sees lists of people now", { exact: true })).toBeVisible();
  expect((await viewer.goto("/people"))?.status()).toBe(200);
  await row.getByRole("switch", { name: "Sees people" }).click();
  await expect(owner.getByText("Mara sees no lists of people any more", { exact: true })).toBeVisible();
  expect((await viewer.goto("/people"))?.status()).toBe(403);
});

test("a link of the owner sets a forgotten password, once", async ({ browser }) => {
  const row = owner.getByRole("list", { name: "Accounts" }).getByRole("listitem").filter({ hasText: "Mara" });
  await row.getByRole("button", { name: "Mara: more" }).click();
  await owner.getByRole("menuitem", { name: "Make a link for a new password" }).click();
  const link = await owner.getByLabel("Link", { exact: true }).inputValue();
  await owner.getByRole("button", { name: "Close" }).click();
  const other = await cleanPage(browser);
  await other.goto(link);
  await fill(other, { "New password": "another of four words" });
  await other.getByRole("button", { name: "Set the password" }).click();
  await expect(other.getByRole("button", { name: "Account of Mara" })).toBeVisible();
  await viewer.goto("/kpis");
  await expect(viewer.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await viewer.goto(link);
  await expect(viewer.getByRole("heading", { name: "This link is over" })).toBeVisible();
  await viewer.goto("/sign-in");
  await fill(viewer, { "E-mail address": "mara@example.com", Password: "another of four words" });
  await viewer.getByRole("button", { name: "Sign in" }).click();
  await expect(viewer.getByRole("button", { name: "Account of Mara" })).toBeVisible();
});

test("one's own account: browsers are listed and signed out", async () => {
  await viewer.goto("/account");
  await expect(viewer.getByRole("list", { name: "Browsers" }).getByRole("listitem")).toHaveCount(2);
  await scanBothThemes(viewer);
  await viewer.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(viewer.getByRole("list", { name: "Browsers" }).getByRole("listitem")).toHaveCount(1);
});

test("who is removed is out with the next request", async () => {
  const row = owner.getByRole("list", { name: "Accounts" }).getByRole("listitem").filter({ hasText: "Mara" });
  await row.getByRole("button", { name: "Mara: more" }).click();
  await owner.getByRole("menuitem", { name: "Remove the account" }).click();
  await owner.getByRole("button", { name: "Remove the account" }).click();
  await expect(owner.getByText("Mara was removed", { exact: true })).toBeVisible();
  await viewer.goto("/kpis");
  await expect(viewer.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await fill(viewer, { "E-mail address": "mara@example.com", Password: "another of four words" });
  await viewer.getByRole("button", { name: "Sign in" }).click();
  await expect(viewer.getByText("The e-mail address or the password is wrong.")).toBeVisible();
});

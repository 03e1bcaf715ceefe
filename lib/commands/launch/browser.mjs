import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { node, root, run } from "./run.mjs";
import { say } from "./say.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
const elsewhere = {
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA]
    .filter(Boolean)
    .flatMap((base) => [
      join(base, "Google", "Chrome", "Application", "chrome.exe"),
      join(base, "Microsoft", "Edge", "Application", "msedge.exe"),
    ]),
};
const sentence = "No browser for the end-to-end tests: install Chromium, Chrome or Edge, or name one in E2E_CHROMIUM.";

/** Path of a Chromium for the end-to-end tests, installed if there is none; throws one clear sentence when that is impossible. */
export async function browser() {
  const named = process.env.E2E_CHROMIUM;
  if (named) {
    if (!existsSync(named)) throw new Error(`E2E_CHROMIUM names ${named}, which does not exist.`);
    return named;
  }
  const found = (await playwrights()) ?? systems();
  if (found) return found;
  say("No browser found; trying Playwright's own");
  await node(join(root, "node_modules", "@playwright", "test", "cli.js"), ["install", "chromium", "--only-shell"], { quiet: true });
  const downloaded = await playwrights();
  if (downloaded) return downloaded;
  if (await debians()) return systems() ?? refuse();
  return refuse();
}

function refuse() {
  throw new Error(sentence);
}

async function playwrights() {
  const { code, output } = await run(process.execPath, [join(root, "lib", "commands", "launch", "playwright-browser.mjs")], {
    quiet: true,
  });
  const path = output.trim();
  return code === 0 && path !== "" ? path : null;
}

function systems() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...(elsewhere[process.platform] ?? [])];
  return candidates.find((path) => existsSync(path)) ?? null;
}

async function debians() {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  say("Installing Debian's Chromium");
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-q"], { env, quiet: true });
  return (await run("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium"], { env, quiet: true })).code === 0;
}

import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

/** Prints the path of the browser that Playwright has downloaded, or nothing. */
const path = chromium.executablePath();
process.stdout.write(existsSync(path) ? path : "");

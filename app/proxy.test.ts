import { expect, it } from "vitest";
import { config } from "../proxy.ts";

const [matcher = ""] = config.matcher;
const isPage = (path: string) => new RegExp(`^${matcher}$`).test(path);

it.each(["/", "/apiary", "/api", "/apis/x", "/s/token", "/_next/staticx", "/icon.svgs", "/iconxsvg", "/_next/images", "/reports/api/"])(
  "%s gets a page's content policy",
  (path) => expect(isPage(path)).toBe(true),
);

it.each(["/api/runs", "/api/shares/runs", "/_next/static/a.js", "/_next/image", "/icon.svg"])("%s has none", (path) =>
  expect(isPage(path)).toBe(false),
);

import type { NextConfig } from "next";

/** For every answer of the server; pages get their content policy from proxy.ts. */
const everywhere = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "X-Frame-Options", value: "DENY" },
];

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked once, by `npm run check`; a start from a bare clone does not wait for them.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  allowedDevOrigins: ["127.0.0.1"],
  agentRules: false,
  images: { unoptimized: true },
  serverExternalPackages: ["@duckdb/node-api", "@duckdb/node-bindings", "@libsql/client"],
  headers: async () => [{ source: "/:path*", headers: everywhere }],
  experimental: {
    agentUpgrade: false,
    authInterrupts: true,
    serverActions: { bodySizeLimit: "256kb" },
  },
  turbopack: {
    root: import.meta.dirname,
    rules: { "*.css": { loaders: [{ loader: "@tailwindcss/turbopack", options: { base: import.meta.dirname } }] } },
  },
};

export default config;

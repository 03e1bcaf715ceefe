import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  allowedDevOrigins: ["127.0.0.1"],
  agentRules: false,
  images: { unoptimized: true },
  serverExternalPackages: ["@duckdb/node-api", "@duckdb/node-bindings", "@libsql/client"],
  experimental: {
    agentUpgrade: false,
    serverActions: { bodySizeLimit: "256kb" },
  },
  turbopack: {
    root: import.meta.dirname,
    rules: { "*.css": { loaders: [{ loader: "@tailwindcss/turbopack", options: { base: import.meta.dirname } }] } },
  },
};

export default config;

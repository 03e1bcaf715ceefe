/** Runs once when a server starts, never in a build. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { stampRequests } = await import("./lib/access/client.ts");
  stampRequests();
  const { prepareServer } = await import("./lib/engine/prepare-server.ts");
  prepareServer();
  const [{ announceSetup }, { dataRoot }] = await Promise.all([import("./lib/access/setup-address.ts"), import("./lib/env.ts")]);
  await announceSetup(dataRoot());
}

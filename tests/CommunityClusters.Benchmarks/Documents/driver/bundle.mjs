// The page's own scripts, as far as they are measured, for node: bundled from where the program has them.
import { resolve } from "node:path";
import * as esbuild from "esbuild";

const client = resolve(import.meta.dirname, "../../../../src/CommunityClusters/Client");
await esbuild.build({
  stdin: {
    contents: `
      export { HubConnection } from "${client}/line/connection";
      export { squash } from "${client}/documents/squash";
      export { openDocument } from "${client}/documents/open";
      export { ConnectionLine } from "${client}/documents/line";`,
    resolveDir: client,
    loader: "ts",
  },
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  outfile: resolve(import.meta.dirname, "node_modules/.clusters/client.mjs"),
  // One Yjs for all: the one beside this file.
  external: ["yjs", "y-protocols/*"],
  logLevel: "warning",
});

// Runs every *.test.ts beside the scripts it tests: bundled as for the browser, then given to node's own test runner.
import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as esbuild from "esbuild";

const found = [];
for (const folder of ["Client", "Features"]) {
  for (const file of await readdir(folder, { recursive: true })) {
    if (file.endsWith(".test.ts")) found.push(join(folder, file));
  }
}

const out = await mkdtemp(join(tmpdir(), "client-tests-"));
try {
  await esbuild.build({
    entryPoints: found,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    outdir: out,
    outbase: ".",
    outExtension: { ".js": ".mjs" },
    sourcemap: "inline",
    logLevel: "warning",
  });
  const built = found.map((file) => join(out, file.replace(/\.ts$/, ".mjs")));
  const run = spawnSync(process.execPath, ["--enable-source-maps", "--test", "--test-reporter=tap", ...built], { stdio: "inherit" });
  process.exitCode = run.status ?? 1;
} finally {
  await rm(out, { recursive: true, force: true });
}

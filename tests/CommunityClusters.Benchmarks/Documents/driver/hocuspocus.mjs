// The peer's server with its memory and nothing else: it saves nothing, neither before nor after it answers.
import { Server } from "@hocuspocus/server";

await new Server({ port: Number(process.argv[2]), address: "127.0.0.1", quiet: true, stopOnSignals: true }).listen();

import { Bare, Ours } from "./ours.mjs";
import { Hocuspocus, YWebsocket } from "./yjs-servers.mjs";

export const kinds = { ours: Ours, bare: Bare, hocuspocus: Hocuspocus, "y-websocket": YWebsocket };

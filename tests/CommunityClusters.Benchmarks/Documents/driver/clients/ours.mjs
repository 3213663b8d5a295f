import { Agent, request } from "node:http";
import { HttpTransportType, HubConnectionBuilder, LogLevel } from "@microsoft/signalr";
import WebSocket from "ws";
import * as Y from "yjs";
import { HubConnection } from "../node_modules/.clusters/client.mjs";
import { Client } from "./client.mjs";

const sockets = new WeakMap();

/** A line to the program by the page's own code. */
export function connection(url, cookie) {
  const hub = new HubConnection(() => {
    const socket = new WebSocket(url.replace(/^http/, "ws"), { headers: { Cookie: cookie } });
    // What went wrong is said once more when it closes.
    socket.on("error", () => undefined);
    sockets.set(hub, socket);
    return socket;
  });
  return hub;
}

/** A connection to a hub of SignalR's, in its JSON. */
export function bareConnection(url) {
  return new HubConnectionBuilder().withUrl(url, { skipNegotiation: true, transport: HttpTransportType.WebSockets }).configureLogging(LogLevel.None).build();
}

/** What lies below a connection. */
export const socketOf = (hub) => (sockets.get(hub) ?? hub.connection.transport?._webSocket)?._socket;

/** The page's line, without its batching. */
export class Ours extends Client {
  /** How much went over the wire beside the line. */
  beside = 0;

  async open() {
    const hub = (this.hub = connection(`${this.place.url}/live`, this.place.cookie));
    hub.on("documentUpdated", (_, __, update) => this.receive(update));
    hub.onclose = () => (this.closed = true);
    await hub.start();
    const opened = await hub.invoke("OpenDocument", this.place.plan, 0, new Uint8Array());
    if (!opened.mayWrite) throw new Error("may not write");
    for (const update of opened.updates) Y.applyUpdate(this.doc, update, "remote");
    if (opened.rest) await this.fetchRest(opened);
  }

  /** What is too much for the line. */
  async fetchRest({ rest, you }) {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const sockets = new Set();
    while (rest) {
      const part = await new Promise((done, fail) => {
        const asked = request(`${this.place.url}/documents/${this.place.plan}/missing/parts?from=${rest}`, {
          agent,
          method: "POST",
          headers: { "Content-Type": "application/octet-stream", "X-Requested-With": "clusters", "X-Teacher": you.id, Cookie: this.place.cookie, "Content-Length": 0 },
        }, async (response) => {
          sockets.add(response.socket);
          done({ status: response.statusCode, rest: response.headers["x-rest"], bytes: Buffer.concat(await response.toArray()) });
        });
        asked.on("error", fail).end();
      });
      if (part.status !== 200) throw new Error(`part ${rest}: ${part.status}`);
      Y.applyUpdate(this.doc, part.bytes, "remote");
      rest = part.rest;
    }
    for (const { bytesRead, bytesWritten } of sockets) this.beside += bytesRead + bytesWritten;
    agent.destroy();
  }

  push(update) {
    this.unanswered++;
    this.hub.invoke("PushUpdate", this.place.plan, update).then(
      (answer) => {
        this.unanswered--;
        if (answer.sequence === null) this.refused++;
      },
      () => this.refused++,
    );
  }

  get socket() {
    return socketOf(this.hub);
  }

  close() {
    return this.hub.stop();
  }
}

/** A hub that sends what one says to the others, in SignalR's JSON, and has no document. */
export class Bare extends Client {
  async open() {
    const hub = (this.hub = bareConnection(`${this.place.url}/relay`));
    hub.on("update", (update) => this.receive(Buffer.from(update, "base64")));
    hub.onclose(() => (this.closed = true));
    await hub.start();
    await hub.invoke("Join", this.place.plan);
  }

  push(update) {
    void this.hub.send("Update", this.place.plan, Buffer.from(update).toString("base64"));
  }

  get socket() {
    return socketOf(this.hub);
  }

  close() {
    return this.hub.stop();
  }
}

import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import * as sync from "y-protocols/sync";
import * as Y from "yjs";
import { Client } from "./client.mjs";

const sync_ = 0;
const auth = 2;
const syncReply = 4;
const step2 = 1;

/** Yjs' own protocol over a WebSocket. */
class Yjs extends Client {
  async open() {
    const ws = (this.ws = new WebSocket(this.address));
    ws.binaryType = "arraybuffer";
    await new Promise((done, fail) => (ws.once("open", done), ws.once("error", fail)));
    ws.on("close", () => (this.closed = true));
    const synced = new Promise((done) => (this.synced = done));
    ws.on("message", (data) => this.hear(new Uint8Array(data)));
    this.greet();
    await synced;
  }

  hear(data) {
    const decoder = decoding.createDecoder(data);
    const type = this.read(decoder);
    if (type !== sync_ && type !== syncReply) return;
    const kind = decoding.readVarUint(decoder);
    const content = decoding.readVarUint8Array(decoder);
    if (kind === sync.messageYjsSyncStep1) return this.say((encoder) => {
      encoding.writeVarUint(encoder, step2);
      encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(this.doc, content));
    });
    if (kind === sync.messageYjsUpdate) return this.receive(content);
    Y.applyUpdate(this.doc, content, "remote");
    this.synced();
  }

  push(update) {
    this.say((encoder) => sync.writeUpdate(encoder, update));
  }

  say(what, type = sync_) {
    const encoder = encoding.createEncoder();
    this.address_(encoder);
    encoding.writeVarUint(encoder, type);
    what(encoder);
    this.ws.send(encoding.toUint8Array(encoder));
  }

  get socket() {
    return this.ws._socket;
  }

  close() {
    this.ws.close();
  }
}

export class YWebsocket extends Yjs {
  get address() {
    return `${this.place.url.replace("http", "ws")}/${this.place.plan}`;
  }

  read(decoder) {
    return decoding.readVarUint(decoder);
  }

  address_() {}

  greet() {
    this.say((encoder) => sync.writeSyncStep1(encoder, this.doc));
  }
}

export class Hocuspocus extends Yjs {
  get address() {
    return this.place.url.replace("http", "ws");
  }

  read(decoder) {
    decoding.readVarString(decoder);
    return decoding.readVarUint(decoder);
  }

  address_(encoder) {
    encoding.writeVarString(encoder, this.place.plan);
  }

  greet() {
    this.say((encoder) => {
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarString(encoder, "token");
    }, auth);
    this.say((encoder) => sync.writeSyncStep1(encoder, this.doc));
  }
}

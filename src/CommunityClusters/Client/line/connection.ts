import { type Completion, type HubMessage, MessageType } from "./messages";
import { clustersProtocol } from "./protocol";

/** What stands behind a handshake, which is JSON on every protocol. */
const recordEnd = 0x1e;

/** How long, in milliseconds, until a line that does not open, or on which nothing was heard, counts as lost; and how often this end says that it is there. */
const [patience, silence, heartbeat] = [15_000, 30_000, 15_000];

type Handler = (...args: never[]) => void;

/** The part of a socket that a connection uses. */
export type Socket = Pick<WebSocket, "binaryType" | "onopen" | "onmessage" | "onclose" | "send" | "close">;

/**
 * A connection to a SignalR hub by WebSocket alone, in the protocol of {@link clustersProtocol}. It opens, calls, is called and ends; when to try again is for
 * whoever holds it to say. After SignalR's TransportProtocols.md and HubProtocol.md (github.com/dotnet/aspnetcore, src/SignalR/docs/specs).
 */
export class HubConnection {
  state: "Disconnected" | "Connecting" | "Connected" = "Disconnected";
  readonly #open: () => Socket;
  readonly #handlers = new Map<string, Set<Handler>>();
  readonly #calls = new Map<string, { done(result: unknown): void; failed(reason: Error): void }>();
  #socket: Socket | undefined;
  #lastCall = 0;
  #heartbeat: ReturnType<typeof setInterval> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #failed: ((reason: Error) => void) | undefined;

  /** Called whenever a connection that was open has ended, whoever ended it. */
  onclose: () => void = () => undefined;

  /** @param open opens a socket to the hub */
  constructor(open: () => Socket) {
    this.#open = open;
  }

  /** @throws where the line cannot be opened */
  start(): Promise<void> {
    if (this.state !== "Disconnected") return Promise.reject(new Error("The line is not closed."));
    this.state = "Connecting";
    return new Promise((done, failed) => {
      this.#failed = failed;
      const socket = this.#open();
      this.#socket = socket;
      socket.binaryType = "arraybuffer";
      this.#listen(patience);
      socket.onopen = () => socket.send(`${JSON.stringify({ protocol: clustersProtocol.name, version: clustersProtocol.version })}\u001e`);
      socket.onclose = () => this.#end();
      socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
        try {
          const rest = this.state === "Connecting" ? this.#shake(data, done) : (data as ArrayBuffer);
          if (this.#socket) this.#listen(silence);
          for (const message of clustersProtocol.parseMessages(rest)) if (this.#socket === socket) this.#take(message);
        } catch {
          this.#end();
        }
      };
    });
  }

  /** Ends it; who waits for an answer hears that there is none. */
  stop(): Promise<void> {
    this.#end();
    return Promise.resolve();
  }

  /** Calls a method of the hub and waits for its answer. @throws where the hub refuses, or the line is lost before */
  invoke<T>(method: string, ...args: unknown[]): Promise<T> {
    const id = String(this.#lastCall++);
    return new Promise<T>((done, failed) => {
      this.#calls.set(id, { done: done as (result: unknown) => void, failed });
      this.#write({ type: MessageType.Invocation, target: method, arguments: args, invocationId: id });
    }).finally(() => this.#calls.delete(id));
  }

  /** Calls a method of the hub and waits for nothing. @throws where the line is not open */
  async send(method: string, ...args: unknown[]): Promise<void> {
    this.#write({ type: MessageType.Invocation, target: method, arguments: args });
  }

  on(method: string, handler: Handler): void {
    const handlers = this.#handlers.get(method) ?? new Set();
    this.#handlers.set(method, handlers.add(handler));
  }

  off(method: string, handler: Handler): void {
    this.#handlers.get(method)?.delete(handler);
  }

  #write(message: HubMessage): void {
    if (this.state !== "Connected") throw new Error("The line is not open.");
    this.#socket!.send(clustersProtocol.writeMessage(message));
  }

  /** The hub's answer to how this end speaks. @returns what came with it */
  #shake(data: string | ArrayBuffer, done: () => void): ArrayBuffer {
    const bytes = typeof data === "string" ? new TextEncoder().encode(data) : new Uint8Array(data);
    const end = bytes.indexOf(recordEnd);
    if (end < 0 || "error" in (JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))) as object)) throw new Error("The hub does not speak so.");
    this.state = "Connected";
    this.#heartbeat = setInterval(() => this.#write({ type: MessageType.Ping }), heartbeat);
    done();
    return bytes.slice(end + 1).buffer;
  }

  /** What seems open may be dead long before a socket says so. */
  #listen(longest: number): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#end(), longest);
  }

  #take(message: HubMessage): void {
    if (message.type === MessageType.Close) this.#end();
    if (message.type === MessageType.Completion) this.#answer(message);
    if (message.type !== MessageType.Invocation) return;
    for (const handler of [...(this.#handlers.get(message.target) ?? [])]) {
      try {
        (handler as (...args: unknown[]) => void)(...message.arguments);
      } catch (error) {
        // One that fails holds up no other; the browser tells of it.
        reportError(error);
      }
    }
  }

  #answer({ invocationId, error, result }: Completion): void {
    const call = this.#calls.get(invocationId);
    if (error === undefined) call?.done(result);
    else call?.failed(new Error(error));
  }

  // At once: what a dead line says of its end may come late.
  #end(): void {
    const [socket, was, failed] = [this.#socket, this.state, this.#failed];
    if (!socket) return;
    clearInterval(this.#heartbeat);
    clearTimeout(this.#silence);
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
    [this.#socket, this.state] = [undefined, "Disconnected"];
    const lost = new Error("The line was lost.");
    for (const call of [...this.#calls.values()]) call.failed(lost);
    if (was === "Connecting") failed!(lost);
    else this.onclose();
  }
}

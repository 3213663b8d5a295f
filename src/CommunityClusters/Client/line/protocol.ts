import { FrameReader, FrameWriter } from "./frames";
import { calls } from "./known";
import { type HubMessage, MessageType } from "./messages";

const isVoid = 0;
const isResult = 1;
const isError = 2;
// An id of an invocation: none, text, or a number from here on.
const noId = 0;
const textId = 1;
const firstId = 2;

/** How the page speaks on its line: what `Realtime/Protocol/ClustersProtocol.cs` says of the server's end holds for this one. */
export const clustersProtocol = {
  name: "clusters",
  version: 1,

  writeMessage(message: HubMessage): ArrayBuffer {
    const frame = new FrameWriter();
    write(message, frame);
    const whole = new FrameWriter();
    whole.number(frame.written.length);
    whole.bytes(frame.written);
    return whole.written.slice().buffer as ArrayBuffer;
  },

  /** @throws where it makes no sense; the line is closed then */
  parseMessages(input: ArrayBuffer): HubMessage[] {
    const all = new FrameReader(new Uint8Array(input));
    const messages: HubMessage[] = [];
    while (!all.isAtEnd) {
      const message = read(new FrameReader(all.take(all.number())));
      if (message) messages.push(message);
    }
    return messages;
  },
};

// Kinds that are newer than this page are passed over.
function read(frame: FrameReader): HubMessage | undefined {
  const type = frame.byte();
  switch (type) {
    case MessageType.Invocation: {
      const id = readId(frame);
      const place = frame.number();
      const target = place === 0 ? frame.text() : (calls[place - 1] ?? `#${place}`);
      return { type, target, arguments: frame.list(), ...(id === undefined ? {} : { invocationId: id }) };
    }
    case MessageType.Completion: {
      const invocationId = readId(frame) ?? "";
      const kind = frame.byte();
      if (kind === isError) return { type, invocationId, error: frame.text() };
      return kind === isResult ? { type, invocationId, result: frame.value() } : { type, invocationId };
    }
    case MessageType.Ping:
      return { type };
    case MessageType.Close: {
      const error = frame.value();
      return { type, ...(typeof error === "string" ? { error } : {}), allowReconnect: frame.byte() === 1 };
    }
    default:
      return undefined;
  }
}

function write(message: HubMessage, frame: FrameWriter): void {
  frame.byte(message.type);
  switch (message.type) {
    case MessageType.Invocation: {
      writeId(message.invocationId, frame);
      const place = calls.indexOf(message.target) + 1;
      frame.number(place);
      if (place === 0) frame.text(message.target);
      frame.list(message.arguments);
      break;
    }
    case MessageType.Completion:
      writeId(message.invocationId, frame);
      frame.byte(message.error ? isError : message.result === undefined ? isVoid : isResult);
      if (message.error) frame.text(message.error);
      else if (message.result !== undefined) frame.value(message.result);
      break;
    case MessageType.Close:
      frame.value(message.error);
      frame.byte(message.allowReconnect ? 1 : 0);
      break;
    case MessageType.Ping:
      break;
    default:
      throw new Error("not spoken here");
  }
}

function readId(frame: FrameReader): string | undefined {
  const id = frame.number();
  if (id === noId) return undefined;
  return id === textId ? frame.text() : String(id - firstId);
}

function writeId(id: string | undefined, frame: FrameWriter): void {
  if (id !== undefined && /^(0|[1-9]\d{0,8})$/.test(id)) return frame.number(Number(id) + firstId);
  frame.number(id === undefined ? noId : textId);
  if (id !== undefined) frame.text(id);
}

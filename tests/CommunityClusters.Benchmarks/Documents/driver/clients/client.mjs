// What all clients have: a document of real Yjs, and where what is typed was sent and arrived.
import * as Y from "yjs";

/** When each character was sent, by its author and clock; all clients are of this one process. */
export const sent = new Map();

/** Times from one's sending to another's having it, while they are asked for. */
export const arrivals = { isOn: false, times: [], delivered: 0 };

export class Client {
  doc = new Y.Doc();
  text = this.doc.getText("text:written");
  unanswered = 0;
  refused = 0;
  typed = 0;
  closed = false;

  constructor(place) {
    this.place = place;
    this.doc.on("update", (update, origin) => {
      if (origin === "remote") return;
      times(this.doc.clientID).push(performance.now());
      this.push(update);
    });
    // Where the document begins with something, clocks begin there.
    times(this.doc.clientID);
  }

  type() {
    this.typed++;
    this.text.insert(this.text.length, letters[this.typed % letters.length]);
  }

  receive(update) {
    Y.applyUpdate(this.doc, update, "remote");
    if (!arrivals.isOn) return;
    const [client, clock] = beginningOf(update);
    // Some servers send everybody also what is their own.
    if (client === this.doc.clientID) return;
    arrivals.delivered++;
    const at = sent.get(client)?.[clock];
    if (at !== undefined) arrivals.times.push(performance.now() - at);
  }
}

const letters = "the sum of two numbers ";

function times(client) {
  if (!sent.has(client)) sent.set(client, []);
  return sent.get(client);
}

/** Client and clock of the first piece of an update. */
function beginningOf(update) {
  let at = 0;
  const next = () => {
    let number = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = update[at++];
      number += (byte & 127) * factor;
      if (byte < 128) return number;
    }
  };
  if (next() === 0) return [0, 0];
  next();
  return [next(), next()];
}

// What the page's scripts use of Turbo, without what it draws with: a message's streams are carried out one after the other, each a little later.
export const StreamActions = {
  remove() {
    document.getElementById(this.getAttribute("target"))?.remove();
  },
};

export function renderStreamMessage(html) {
  for (const stream of parse(html).querySelectorAll("turbo-stream")) {
    const element = {
      getAttribute: (name) => stream.getAttribute(name),
      get templateContent() {
        return document.importNode(stream.querySelector("template").content, true);
      },
    };
    setTimeout(() => StreamActions[stream.getAttribute("action")].call(element));
  }
}

export function visit() {
  throw new Error("A post leads nowhere.");
}

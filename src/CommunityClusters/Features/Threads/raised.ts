/** What a lesson's observers raised comes the same to all: to who taught the lesson their own page says that the first answer is offered to them. */
export function offerFirstAnswer(root: ParentNode, me: string): void {
  for (const offer of root.querySelectorAll<HTMLElement>("[data-offered-to]")) {
    const isMine = (offer.dataset["offeredTo"] ?? "").split(" ").includes(me);
    for (const says of offer.querySelectorAll<HTMLElement>("[data-for]")) says.hidden = (says.dataset["for"] === "me") !== isMine;
  }
}

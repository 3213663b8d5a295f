/** The button that prints, which without script nobody sees: a browser has one of its own. */
function offerPrinting(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-print]")) {
    button.hidden = false;
    button.onclick = () => print();
  }
}

offerPrinting();
document.addEventListener("turbo:load", offerPrinting);

/** How long printing waits for pictures that do not come, in milliseconds. */
const patience = 20_000;

/** Pictures further down are fetched only when somebody comes near, and on paper they all do. */
async function fetchPictures(): Promise<void> {
  const all = [...document.querySelectorAll<HTMLImageElement>(".paper img")];
  for (const picture of all) picture.loading = "eager";
  await Promise.race([Promise.allSettled(all.map((picture) => picture.decode())), new Promise((done) => setTimeout(done, patience))]);
}

/** The button that prints, which without script nobody sees: a browser has one of its own. */
function offerPrinting(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-print]")) {
    button.hidden = false;
    button.onclick = () => void fetchPictures().then(() => print());
  }
}

offerPrinting();
document.addEventListener("turbo:load", offerPrinting);

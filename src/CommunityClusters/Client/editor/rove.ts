/** One stop for Tab; arrows, Home and End go from button to button. */
export function rove(row: HTMLElement): void {
  setFirst(row);
  row.addEventListener("keydown", (event) => {
    const all = [...row.querySelectorAll("button")];
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const along = getComputedStyle(row).direction === "rtl" ? -1 : 1;
    const to = { ArrowRight: at + along, ArrowLeft: at - along, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const next = all[(to + all.length) % all.length]!;
    for (const one of all) one.tabIndex = one === next ? 0 : -1;
    next.focus();
  });
}

/** Makes the first button the one that Tab comes to. */
export function setFirst(row: HTMLElement): void {
  row.querySelectorAll("button").forEach((one, i) => (one.tabIndex = i ? -1 : 0));
}

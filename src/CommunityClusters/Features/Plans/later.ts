const pause = 600;

/**
 * A field whose value is one for all (the last that is set stands): what is typed goes out after a pause, on Enter and when the field
 * is left, and what others set meanwhile does not disturb the typing.
 */
export function setLater(field: HTMLInputElement, set: (value: string) => void): { show(value: string): void; flush(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isTyped = false;
  let outside = field.value;

  function flush(): void {
    clearTimeout(timer);
    removeEventListener("pagehide", flush);
    if (!isTyped) return;
    isTyped = false;
    set(field.value);
  }
  field.addEventListener("input", () => {
    isTyped = true;
    // A reload asks nobody to leave the field first.
    addEventListener("pagehide", flush);
    clearTimeout(timer);
    timer = setTimeout(flush, pause);
  });
  field.addEventListener("change", flush);
  field.addEventListener("blur", () => {
    flush();
    field.value = outside;
  });
  return {
    show(value) {
      outside = value;
      // Half-typed words stay; so does what one is about to change.
      if (field !== document.activeElement) field.value = value;
    },
    flush,
  };
}

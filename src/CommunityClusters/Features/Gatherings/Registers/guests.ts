import { make, sprite } from "../../../Client/make";
import { addGuest, guestsOf, removeGuest } from "./here";
import { type Part, redraw, type RegisterPage } from "./page";

/** Those who came and are no members, by name and school. */
export function guestsPart(page: RegisterPage): Part {
  const { doc, say, about } = page;
  const list = make("ul", { class: "list" });
  const [name, school] = ["name", "school"].map((what) => make("input", { id: `guest-${what}`, maxlength: 160, dir: "auto", autocomplete: "off", ...(what === "school" ? { list: "known-schools" } : {}) }));
  const known = make("datalist", { id: "known-schools" }, ...about.schools.map((s) => make("option", { value: s.name })));
  const form = make(
    "form", { class: "form register__guest" },
    make("div", { class: "field" }, make("label", { for: "guest-name" }, say("register.guest.name")), name!),
    make("div", { class: "field" }, make("label", { for: "guest-school" }, say("register.guest.school")), school!),
    make("button", { class: "button button--quiet" }, sprite("plus"), make("span", {}, say("register.guest.add"))), known,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!addGuest(doc, name!.value, school!.value)) return void name!.focus();
    page.announce(say("register.guest.added", { name: name!.value }));
    form.reset();
    name!.focus();
  });
  const element = make("section", { class: "card" }, make("h2", {}, say("register.guests")), make("p", { class: "soft small" }, say("register.guests.how")), list, form);

  return {
    element,
    show(mayWrite) {
      form.hidden = !mayWrite;
      redraw(list, guestsOf(doc).map((guest) => {
        const out = make("button", { type: "button", class: "button button--quiet button--small", "aria-label": say("register.guest.remove", { name: guest.name }), "data-key": guest.id, hidden: !mayWrite }, sprite("x"), make("span", {}, say("register.guest.out")));
        out.addEventListener("click", () => {
          removeGuest(doc, guest.id);
          page.announce(say("register.guest.removed", { name: guest.name }));
        });
        return make("li", { class: "list__row" }, make("span", {}, make("b", { dir: "auto" }, guest.name), make("span", { class: "soft small", dir: "auto" }, guest.school)), out);
      }));
    },
  };
}

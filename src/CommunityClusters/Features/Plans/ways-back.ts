import { button, make } from "./dom";
import type { PlanPage } from "./page";

/** What leads a teacher back to a plan that is shut to them: signing in, coming back to the cluster, or trying once more. */
export function waysBack({ document: open, say, announce }: Pick<PlanPage, "document" | "say" | "announce">, openAgain: () => Promise<boolean>): { element: HTMLElement; show(): void } {
  const place = location.pathname;
  const signIn = make("a", { class: "button button--small", href: `/sign-in?then=${encodeURIComponent(place)}` }, say("plan.signed-out.sign-in"));
  const comeBack = make("a", { class: "button button--quiet button--small", href: `${/^\/clusters\/[^/]+/.exec(place)?.[0] ?? ""}/left` }, say("plan.over.come-back"));
  const still = make("p", { hidden: true }, say("plan.over.still"));
  const again = button({ class: "button button--quiet button--small" }, null, say("plan.over.again"), () => void tryAgain());

  async function tryAgain(): Promise<void> {
    still.hidden = await openAgain();
    if (!still.hidden) announce(say("plan.over.still"));
  }

  return {
    element: make("div", { class: "row" }, signIn, comeBack, again, still),
    show() {
      const { access } = open;
      signIn.hidden = access !== "signed-out";
      comeBack.hidden = access !== "over";
      again.hidden = access !== "over" && access !== "unknown";
      if (again.hidden) still.hidden = true;
    },
  };
}

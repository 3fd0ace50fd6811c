// What the address bar names, and how the page goes there: a view in lower case, a rule in upper. Embedded,
// the address bar is the host's: the page goes where a link leads without it.

import { VIEWS } from "./views.js";

/** @typedef {import("./permanence-pathway.js").PermanencePathway} PermanencePathway */
/** @typedef {import("./permanence-rules.js").PermanenceRules} PermanenceRules */
/** @typedef {HTMLElement & { focusHeading(): Promise<void> }} Headed */

/** Takes its element where an address or a link leads, with the focus. */
export class Addresses {
  /** The focus is where somebody has put it, and stays there. */
  #isAtWork = false;

  /** @param {PermanencePathway} host */
  constructor(host) {
    this.host = host;
    this.follow = () => void this.go(this.#fragment);
    host.addEventListener("click", (event) => this.#click(event));
    host.addController(this);
  }

  hostConnected() {
    if (!this.host.embedded) window.addEventListener("hashchange", this.follow);
  }

  hostDisconnected() {
    window.removeEventListener("hashchange", this.follow);
  }

  /** Goes where the address leads that the page was opened with. */
  async begin() {
    if (this.host.embedded || !location.hash) return;
    // Whoever has begun while the page came is not taken away from there: another view may be drawn
    // below, but not another page in place of this one.
    this.#isAtWork = this.#isAtField;
    if (!this.#isAtWork || Object.hasOwn(VIEWS, location.hash.slice(1))) await this.go(this.#fragment);
    this.#isAtWork = false;
  }

  /** Where no dates can be worked out, a rule's link leads to the plain list inside the element. */
  beginStatic() {
    const id = this.#fragment;
    if (id) this.host.querySelector(`[id="${CSS.escape(id)}"]`)?.scrollIntoView();
  }

  /**
   * A link to a view or a rule, anywhere below, in any shadow tree.
   * @param {MouseEvent} event
   */
  #click(event) {
    const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement);
    const hash = link instanceof HTMLAnchorElement ? link.getAttribute("href") ?? "" : "";
    if (event.defaultPrevented || !/^#.+/.test(hash)) return;
    // The same link twice changes no address, and must still take the reader there.
    if (this.host.embedded || location.hash === hash) {
      event.preventDefault();
      void this.go(hash.slice(1));
    }
  }

  /** What the address names. */
  get #fragment() {
    const fragment = location.hash.slice(1);
    try {
      return decodeURIComponent(fragment);
    } catch {
      // A damaged address names nothing: it is looked up as it stands, and not found.
      return fragment;
    }
  }

  /** Somebody has the focus in a field, or elsewhere on the page around the element. */
  get #isAtField() {
    const at = deepest(document.activeElement);
    return at instanceof HTMLElement && (at.matches("input, select, textarea") || !(at === document.body || this.host.contains(at) || this.host.renderRoot.contains(at)));
  }

  /**
   * Opens what a fragment names: a view in lower case, a rule in upper.
   * @param {string} fragment
   */
  async go(fragment) {
    const { host } = this;
    // The calculator is there before the rest.
    if (fragment !== "calculator") await host.begun;
    host.startNow();
    if (/^[A-Z]/.test(fragment)) {
      host.page = "rules";
      await host.updateComplete;
      await /** @type {PermanenceRules | null} */ (host.renderRoot.querySelector("permanence-rules"))?.show(fragment);
    } else if (fragment === "examples" || fragment === "rules" || fragment === "holidays") {
      host.page = fragment;
      await this.focusHeading(`permanence-${fragment}`);
    } else if (fragment === "calculator") {
      host.page = "work";
      host.showsCalculator = true;
      await this.focusHeading("permanence-calculator");
    } else if (fragment === "facts") {
      host.page = "work";
      host.showsFacts = true;
      await this.focusHeading("permanence-facts");
    } else if (fragment === "" || Object.hasOwn(VIEWS, fragment)) {
      // Back to the address without a fragment, where the page began.
      this.turnTo(fragment || "due");
      await this.focusHeading(host.shownView);
      this.#bringUp();
    } else if (/^[a-z]+(-[a-z0-9]+)+$/.test(fragment)) {
      // A rule's id, typed by hand in small letters.
      await this.go(fragment.toUpperCase());
    }
  }

  /**
   * Shows a view of the case. What was last said was about the view that is left, and does not follow.
   * @param {string} view
   */
  turnTo(view) {
    const { host } = this;
    if (host.page === "work" && host.view !== view) {
      host.session.said = "";
      host.spoken = "";
    }
    host.page = "work";
    host.view = view;
  }

  /** @param {string} selector of what is gone to, once it is drawn */
  async focusHeading(selector) {
    await this.host.updateComplete;
    if (this.#isAtWork) return;
    const element = /** @type {Headed | null} */ (this.host.renderRoot.querySelector(selector));
    await element?.focusHeading();
  }

  /** Brings the view to the top when it lies low: the calculator above must not leave it half out of sight. */
  #bringUp() {
    if (this.#isAtWork) return;
    const { renderRoot } = this.host;
    const views = renderRoot.querySelector(".status");
    const top = views?.getBoundingClientRect().top ?? 0;
    if (top < 0 || top > window.innerHeight / 3) (renderRoot.querySelector("nav.views") ?? views)?.scrollIntoView({ block: "start" });
  }

  /**
   * Puts in the address what is about to be shown without a link being followed: a step that Back takes back.
   * @param {string} fragment
   */
  put(fragment) {
    if (!this.host.embedded && location.hash !== `#${fragment}`) history.pushState(null, "", `#${fragment}`);
  }

  /**
   * Goes where a link to it would lead.
   * @param {string} fragment
   */
  async visit(fragment) {
    this.put(fragment);
    await this.go(fragment);
  }

  /**
   * Goes to the view that was chosen from the list of views.
   * @param {string} view
   */
  choose(view) {
    if (this.host.embedded || location.hash === `#${view}`) void this.go(view);
    else location.hash = view;
  }
}

/**
 * The element that has the focus, in whatever shadow tree.
 * @param {Element | null} element
 * @returns {Element | null}
 */
const deepest = (element) => (element?.shadowRoot?.activeElement ? deepest(element.shadowRoot.activeElement) : element);

// A sheet of paper cannot be unfolded. While the page is being printed, what is folded to save a reader's
// time on the screen is drawn open.

/** Whether a sheet is being printed now, for an element that joins the page meanwhile. */
let isUnderWay = false;
window.addEventListener("beforeprint", () => { isUnderWay = true; });
window.addEventListener("afterprint", () => { isUnderWay = false; });

/** Draws its element again when printing begins and ends. */
export class Printing {
  /**
   * @param {import("lit").ReactiveControllerHost} host
   * @param {() => void} drawNow draws what is due to be drawn, at once
   */
  constructor(host, drawNow) {
    this.host = host;
    this.drawNow = drawNow;
    this.isOn = false;
    this.begin = () => this.#turn(true);
    this.end = () => this.#turn(false);
    host.addController(this);
  }

  hostConnected() {
    this.isOn = isUnderWay;
    window.addEventListener("beforeprint", this.begin);
    window.addEventListener("afterprint", this.end);
  }

  hostDisconnected() {
    window.removeEventListener("beforeprint", this.begin);
    window.removeEventListener("afterprint", this.end);
  }

  /** @param {boolean} isOn */
  #turn(isOn) {
    if (this.isOn === isOn) return;
    this.isOn = isOn;
    this.host.requestUpdate();
    // The browser lays the sheet out as soon as it has told everybody: an update later is too late.
    if (isOn) this.drawNow();
  }
}

/**
 * Opens the browser's own print window. Called from a script it would lay the sheet out before the
 * elements inside others have drawn themselves, so they are told first.
 */
export function print() {
  window.dispatchEvent(new Event("beforeprint"));
  setTimeout(() => window.print(), 0);
}

/**
 * Prints what one element draws in its `.paper`, and nothing else of the page.
 * @param {HTMLElement} element
 */
export function printAlone(element) {
  const tell = (/** @type {boolean} */ alone) => element.dispatchEvent(new CustomEvent("print-alone", { bubbles: true, composed: true, detail: { alone } }));
  tell(true);
  window.addEventListener("afterprint", () => tell(false), { once: true });
  print();
}

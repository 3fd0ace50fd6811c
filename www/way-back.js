// The way back from the form of a fact to where the reader was when it was asked for.

/** @typedef {HTMLElement & { focusItem?: (item: string) => Promise<boolean>, focusHeading(): Promise<void> }} View */

/**
 * Remembers what asked for a fact: the button, and the rows it stands in, from the inside out. A row says
 * which one it is with `data-item`: after a change the same place on the page may be about another thing.
 * @param {Event} event
 */
export function wayBack(event) {
  const path = event.composedPath().filter((each) => each instanceof HTMLElement);
  const button = path.find((each) => each instanceof HTMLButtonElement);
  const said = button?.textContent;
  const items = path.flatMap(({ dataset }) => dataset["item"] ?? []);
  /**
   * Puts the focus on the same button; where there is none any more, on its row; where that is gone too, on the view's heading.
   * @param {View} view
   */
  return async (view) => {
    if (button?.isConnected && button.textContent === said && button.getClientRects().length > 0) {
      button.focus();
      return;
    }
    for (const item of items) if (await view.focusItem?.(item)) return;
    await view.focusHeading();
  };
}

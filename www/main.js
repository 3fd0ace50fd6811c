// The page's script: starts the engine and defines the elements.

import { initSync } from "./pkg/permanence_pathway.js";
import engine from "./pkg/permanence_pathway_bg.wasm";

/** The whole page: the case on one side, what is due on the other. */
class PermanencePathway extends HTMLElement {
  connectedCallback() {
    initSync({ module: engine });
    this.dispatchEvent(new CustomEvent("pathway-ready", { bubbles: true, composed: true }));
  }
}

// A procedures page may include the script twice.
if (!customElements.get("permanence-pathway")) {
  customElements.define("permanence-pathway", PermanencePathway);
}

// The first part of the page's script: the page's frame, <permanence-pathway>, and the calculator, which
// can stand alone in somebody else's page. A date is on the screen before the rest has come.

import "./permanence-calculator.js";
import "./permanence-pathway.js";

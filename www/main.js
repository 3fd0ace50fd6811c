// The page's script: defines every element. The page itself is <permanence-pathway>; the others can
// stand alone in somebody else's page.

import "./permanence-calculator.js";
import "./permanence-deadlines.js";
import "./permanence-facts.js";
import "./permanence-lists.js";
import "./permanence-pathway.js";
import "./permanence-questions.js";
import "./permanence-rules.js";
import "./permanence-working.js";

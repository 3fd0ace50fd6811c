// The second part of the page's script: what a case needs. The views, each an element that can stand in
// somebody else's page, and the texts of the rulebooks.

import { take } from "./later-texts.js";
import "./permanence-deadlines.js";
import "./permanence-examples.js";
import "./permanence-facts.js";
import "./permanence-holidays.js";
import "./permanence-lists.js";
import "./permanence-questions.js";
import "./permanence-rules.js";
import "./permanence-saving.js";
import "./permanence-takeaway.js";
import "./permanence-timeline.js";
import "./permanence-working.js";
import * as texts from "./pkg/texts.js";

take(texts);

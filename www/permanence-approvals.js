// <permanence-approvals>: for each decision, who must approve or be told, by the law and by the council's
// rules beside it.

import { LitElement, css, html } from "lit";

import { arisesBy, recorded, recordsOf } from "./approvals.js";
import { withMark } from "./case-changes.js";
import { rowOf } from "./conditions.js";
import { conflictAside } from "./duty-lines.js";
import * as engine from "./engine.js";
import { ask, byHolding, holdsLine, rolesWords, ruleLink } from "./held.js";
import { HOLDS } from "./messages.js";
import { define, heading, strengthTag } from "./parts.js";
import { Printing } from "./printing.js";
import { Watch } from "./session.js";
import { sheet } from "./sheet.js";
import { find, labelOf } from "./vocabulary.js";
import { lowerFirst, plural, shortDate, upperFirst } from "./words.js";

/** @typedef {import("../src/api.d.ts").ApproverAnswer} Approver */
/** @typedef {import("../src/api.d.ts").DecisionAnswer} Decision */
/** @typedef {import("./session.js").Session} Session */

/** What each does, and how it is said once it is done; nothing is recorded of a standing duty. */
const ACTS = /** @type {Record<Approver["act"], { does: string, did: string }>} */ ({
  "approves": { does: "approves", did: "approved" }, "agrees": { does: "agrees", did: "agreed" }, "decides": { does: "decides", did: "decided" },
  "ratifies": { does: "ratifies", did: "ratified" }, "recommends": { does: "recommends", did: "recommended" }, "considers": { does: "considers", did: "considered" },
  "leads": { does: "leads", did: "" }, "responsible": { does: "is responsible", did: "" }, "is-told": { does: "is told", did: "told" }, "requires": { does: "is needed first", did: "done" },
});

/** A role that is more than one person. */
const MANY = /^(Parents|Relatives|Other agencies)/;

/**
 * What several do, from what one does: "agree", "are told".
 * @param {string} does
 */
const ofSeveral = (does) => does.replace(/^is /, "are ").replace(/^(\w+)s$/, "$1");

/** How the council's rule stands beside the law, and what to do. */
const AGAINST = {
  "law-is-stricter": "The law is stricter: it asks for somebody of higher rank than the council does. Work to the law.",
  "stricter-than-law": "The council is stricter: it asks for somebody of higher rank than the law does. Work to the council’s rule; the law’s must be met as well.",
  "same-as-law": "The law and the council ask for the same rank. Both must be met.",
};

/**
 * Those of the highest rank among several.
 * @param {string[]} who
 * @param {Session} session
 */
function highestOf(who, { words }) {
  const rankOf = (/** @type {string} */ role) => find(words.roles, role)?.rank ?? 0;
  const top = Math.max(...who.map(rankOf));
  return lowerFirst(rolesWords(who.filter((role) => rankOf(role) === top), words));
}

/** More places than this where texts do not fit are folded. */
const FEW = 2;

export class PermanenceApprovals extends LitElement {
  static properties = {
    session: { attribute: false },
    headingLevel: { type: Number, attribute: "heading-level" },
    showsAll: { state: true },
  };

  static styles = [sheet, css`
    .decision { padding: 16px 0 12px; border-top: 2px solid var(--line); }
    .decision p { margin: 0 0 4px; }
    .others { margin: 24px 0 8px; }
    .folded { padding: 8px 0; border-top: 1px solid var(--line); }
    .folded > details > summary > * { display: inline; }
    .folded > details[open] > summary { margin-bottom: 8px; }
    .sides { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 32px; margin-top: 8px; }
    .part { font-size: 1em; color: var(--muted); }
    .items > li { padding: 8px 0; border-top: 1px solid var(--faint); margin: 0; break-inside: avoid; }
    .items p { margin: 0 0 2px; }
    .holds.yes { color: var(--done); font-weight: 700; }
    .holds.not-known, .unsure { color: var(--unsure); }
    .holds.no { color: var(--muted); }
    .quiet { margin-left: -6px; text-align: left; }
    .not { border-top: 2px solid var(--line); padding-top: 8px; }
    .choices { margin: 4px 0 16px; }
    @container (max-width: 36em) { .sides { grid-template-columns: minmax(0, 1fr); gap: 12px; } }
    @media print { .sides { gap: 0 20px; } details > summary { color: inherit; list-style: none; } .decision > .subtitle { break-after: avoid; } }
  `];

  #printing = new Printing(this, () => this.performUpdate());
  /** The decisions that do not arise and were opened. @type {Set<string>} */
  #opened = new Set();

  constructor() {
    super();
    /** @type {Session | null} */
    this.session = null;
    this.headingLevel = 4;
    /** Every decision of the documents, or those that arise now; nothing chosen yet: those that arise, if any do. @type {boolean | null} */
    this.showsAll = null;
    new Watch(this, () => this.session);
  }

  render() {
    const { session } = this;
    if (!session?.answer) return "";
    const { decisions } = session.answer;
    const all = decisions.map((decision) => ({ decision, why: arisesBy(decision, session) }));
    const now = all.filter(({ why }) => why);
    const silent = now.filter(({ decision }) => decision.silent).length;
    const showsAll = this.showsAll ?? now.length === 0;
    const isLive = (/** @type {typeof all[number]} */ { decision, why }) => why !== "" || decision.approvers.some(({ holds }) => holds !== "no");
    const shown = showsAll ? all.filter(isLive) : now;
    const not = showsAll ? all.filter((each) => !isLive(each)) : [];
    const arising = shown.filter(({ why }) => why);
    const others = shown.filter(({ why }) => !why);
    const drawn = (/** @type {typeof all} */ list) => list.map(({ decision, why }) => this.#decision(decision, why, session));
    const choice = (/** @type {boolean} */ isAll, /** @type {string} */ label) => html`<label class="choice"><input type="radio" name="which" .checked=${isAll === showsAll} @change=${() => this.#filter(isAll, isAll ? all.length : now.length)}><span>${label}</span></label>`;
    return html`<p class="strong" id="sum">${now.length === 0 ? session.isEmpty ? "Nothing is entered yet, so no decision arises." : "Nothing entered calls for a decision now."
        : `${plural(now.length, "decision arises", "decisions arise")}; ${silent === 0 ? "each has somebody named" : `${silent} ${silent === 1 ? "has" : "have"} no approver named`}.`}</p>
      <p class="small muted">A decision arises where a fact that was entered calls for it. Where that cannot be told, it is among all decisions. Nothing is delegated here that a document does not delegate.</p>
      <fieldset class="controls"><legend class="unseen">Which decisions?</legend><div class="choices">${choice(false, `Arising now (${now.length})`)}${choice(true, `All decisions (${all.length})`)}</div></fieldset>
      ${shown.length === 0 ? html`<p class="muted">None arises on this day.</p>` : drawn(arising)}
      ${others.length > 0 ? html`<p class="others strong">${plural(others.length, "decision that does", "decisions that do")} not arise now</p>${drawn(others)}` : ""}
      ${not.length > 0 ? html`<details class="not" ?open=${this.#printing.isOn}><summary>${plural(not.length, "decision that no rule applies to", "decisions that no rule applies to")} on this day</summary>${drawn(not)}</details>` : ""}`;
  }

  /**
   * @param {boolean} isAll
   * @param {number} count
   */
  #filter(isAll, count) {
    this.showsAll = isAll;
    this.session?.say(`${plural(count, "decision")} shown.`);
  }

  /**
   * @param {Decision} decision
   * @param {string} why
   * @param {Session} session
   */
  #decision(decision, why, session) {
    const { approvers, silent, title } = decision;
    const level = this.headingLevel;
    const against = approvers.find((each) => each.against)?.against;
    const isLaw = (/** @type {Approver} */ { rulebook }) => rulebook !== session.council;
    const live = new Set(approvers.filter(({ holds }) => holds !== "no").map(({ item }) => item));
    const conflicts = session.rulebooks.flatMap((id) => engine.contents(id).conflicts).filter(({ items }) => items.some((item) => live.has(item)));
    const done = recorded(decision, session);
    const side = (/** @type {string} */ name, /** @type {Approver[]} */ list, /** @type {string} */ none) => html`<div>${heading(level + 1, name, { look: "part" })}
      ${list.length === 0 ? html`<p class="muted">${none}</p>` : byHolding(list, (each) => this.#approver(each, session), session)}</div>`;
    const [first] = recordsOf(decision);
    const name = heading(level, title, { id: decision.decision, look: "subtitle" });
    const body = () => html`${why ? html`<p class="small">Arises: ${why}.</p>` : ""}
      ${silent ? html`<p class="strong">The documents are silent: no rule in view names who decides in this case.${approvers.some(({ who, holds }) => who.length > 0 && holds !== "no") ? " Those below have another part in it." : ""}</p>` : ""}
      ${against ? html`<p class="aside ${against === "law-is-stricter" ? "late" : ""}">${AGAINST[against]}</p>` : ""}
      ${done.map((each) => html`<p><strong>Recorded:</strong> ${each}.</p>`)}
      ${done.length === 0 && why && first ? html`<p class="controls"><button class="quiet" type="button" @click=${(/** @type {Event} */ event) => ask(event, { kind: "event", id: first[0] })}>Record: ${lowerFirst(labelOf(session.words.events, first[0]))}</button></p>` : ""}
      <div class="sides">${side("The law", approvers.filter(isLaw), "The law names nobody for this.")}
        ${session.council ? side("Local", approvers.filter((each) => !isLaw(each)), "The council’s documents name nobody for this.") : ""}</div>
      ${conflicts.length > FEW ? html`<details ?open=${this.#printing.isOn}><summary>${conflicts.length} places where the texts do not fit together<span class="unseen">: ${lowerFirst(title)}</span></summary>${conflicts.map(conflictAside)}</details>` : conflicts.map(conflictAside)}`;
    if (why) return html`<section class="decision" aria-labelledby=${decision.decision} data-item=${decision.decision}>${name}${body()}</section>`;
    // What does not arise is there to be read, one at a time.
    const isOpen = this.#printing.isOn || this.#opened.has(decision.decision);
    return html`<section class="decision folded" aria-labelledby=${decision.decision} data-item=${decision.decision}><details ?open=${isOpen} @toggle=${(/** @type {Event} */ event) => this.#fold(event, decision.decision)}>
      <summary>${name} <span class="muted">${plural(live.size || approvers.length, "rule")}</span></summary>${isOpen ? body() : ""}</details></section>`;
  }

  /**
   * @param {Event} event
   * @param {string} decision
   */
  #fold(event, decision) {
    if (event.target !== event.currentTarget || this.#printing.isOn) return;
    if (/** @type {HTMLDetailsElement} */ (event.target).open) this.#opened.add(decision);
    else this.#opened.delete(decision);
    this.requestUpdate();
  }

  /**
   * @param {Approver} approver
   * @param {Session} session
   */
  #approver(approver, session) {
    const { item, who, act, said, holds, title, note } = approver;
    const { does, did } = ACTS[act];
    const isDone = said?.is === "done";
    const cited = rowOf(item, session)?.when;
    const rule = cited instanceof Object && "rule" in cited ? session.answer?.eligibility.find((each) => each.item === cited.rule) : undefined;
    return html`
      <p>${act === "requires" && who.length === 0 ? html`<strong>Needed first</strong>` : html`<strong>${rolesWords(who, session.words, "Nobody is named")}</strong> ${who.length === 0 ? "" : who.length > 1 || MANY.test(labelOf(session.words.roles, who[0] ?? "")) ? ofSeveral(does) : does}`} ${approver.highest ? html`<span class="tag">Highest who must agree${who.length > 1 ? `: ${highestOf(who, session)}` : ""}</span>` : ""}</p>
      <p>${title} ${strengthTag(approver.strength)} ${ruleLink(item)}</p>
      <p class="small">${holdsLine(approver, session)}</p>
      ${rule && rule.readings.length > 0 ? html`<p class="small unsure">Read more than one way: ${rule.readings.map((each) => `${each.reading}: ${lowerFirst(HOLDS[each.holds])}`).join("; ")}.</p>` : ""}
      ${note ? html`<p class="small muted">${note}</p>` : ""}
      ${isDone ? html`<p><strong>Recorded as ${did || "done"}${said?.date ? ` on ${shortDate(said.date)}` : ""}.</strong></p>` : ""}
      ${did && (who.length > 0 || act === "requires") && ((holds === "yes" && !session.isEmpty) || isDone) ? html`<p class="controls"><button class="quiet" type="button" data-task=${item} @click=${() => this.#record(approver, did, !isDone, session)}>${isDone ? "Take that back" : `Tick as ${did}, ${shortDate(session.asOf)}`}<span class="unseen">: ${lowerFirst(title)}</span></button></p>` : ""}`;
  }

  /**
   * @param {Approver} approver
   * @param {string} did
   * @param {boolean} isDone
   * @param {Session} session
   */
  #record({ item, title }, did, isDone, session) {
    session.change(withMark(session.facts, { of: item }, isDone ? { is: "done", date: session.asOf } : undefined), `${isDone ? upperFirst(did) : `Not ${did}`}: ${lowerFirst(title)}`);
  }
}

define("permanence-approvals", PermanenceApprovals);

// Every shape that leaves the engine, written once as a table. The compiler proves each table equal
// to the type of the same name in the published types, key by key and choice by choice: a table with
// a key too many, too few, or of another type does not compile. The tests run the same tables over
// real answers. So what the types say is what the engine gives.

import assert from "node:assert/strict";

/** @typedef {typeof import("../../www/pkg/permanence_pathway.js")} Engine */
/** @typedef {import("../../www/pkg/permanence_pathway.js").IsoDate} IsoDate */

/**
 * Says what is wrong with a value, by throwing. It carries the type it stands for in both
 * directions, so that a table fits one type only.
 * @template T
 * @typedef {{ (value: unknown, at: string, seen: Set<string>): void, type?: (value: T) => T }} Shape
 */

/** @type {Shape<string>} */
export const string = (value, at) => assert.equal(typeof value, "string", at);

/** @type {Shape<boolean>} */
export const boolean = (value, at) => assert.equal(typeof value, "boolean", at);

/** @type {Shape<number>} */
export const whole = (value, at) => assert.ok(Number.isSafeInteger(value), `${at} is no whole number: ${String(value)}`);

/** @type {Shape<IsoDate>} */
export const date = (value, at) => {
  string(value, at, new Set());
  const text = String(value);
  assert.match(text, /^(19|20|21)\d\d-\d\d-\d\d$/, at);
  assert.equal(new Date(`${text}T00:00:00Z`).toISOString().slice(0, 10), text, `${at} is no real day`);
};

/**
 * @template {string | number} T
 * @param {string} name under which each choice is noted when it is seen
 * @param {Record<T, true>} choices every one
 * @returns {Shape<T>}
 */
export const choice = (name, choices) => (value, at, seen) => {
  assert.ok(Object.hasOwn(choices, String(value)), `${at} is ${JSON.stringify(value)}`);
  seen.add(`${name} ${String(value)}`);
};

/**
 * @template {string | number} T
 * @param {T} wanted
 * @returns {Shape<T>}
 */
export const just = (wanted) => (value, at) => assert.equal(value, wanted, at);

/**
 * @template T
 * @param {Shape<T>} shape
 * @returns {Shape<T | null>}
 */
export const orNull = (shape) => (value, at, seen) => {
  if (value !== null) shape(value, at, seen);
};

/**
 * @template T
 * @param {Shape<T>} shape
 * @returns {Shape<T[]>}
 */
export const list = (shape) => (value, at, seen) => {
  assert.ok(Array.isArray(value), `${at} is no list`);
  assert.equal(Object.getPrototypeOf(value), Array.prototype, at);
  value.forEach((one, i) => shape(one, `${at}/${i}`, seen));
};

/**
 * A plain object with just these fields. One that may be absent is noted when it is seen, and is
 * never present and `undefined`.
 * @template R
 * @template [O={}]
 * @param {{ [K in keyof R]: Shape<R[K]> }} fields
 * @param {{ [K in keyof O]: Shape<O[K]> }} [absentOr]
 * @returns {Shape<R & Partial<NoInfer<O>>>}
 */
export const record = (fields, absentOr) => (value, at, seen) => {
  assert.ok(typeof value === "object" && value !== null, `${at} is no object`);
  assert.equal(Object.getPrototypeOf(value), Object.prototype, `${at} is no plain object`);
  const given = /** @type {Record<string, unknown>} */ (value);
  const known = /** @type {Record<string, Shape<unknown>>} */ ({ ...fields, ...absentOr });
  for (const key of Object.keys(given)) assert.ok(Object.hasOwn(known, key), `${at}/${key} is not in the types`);
  for (const [key, shape] of Object.entries(known)) {
    if (Object.hasOwn(given, key)) shape(given[key], `${at}/${key}`, seen);
    else assert.ok(absentOr && Object.hasOwn(absentOr, key), `${at}/${key} is missing`);
  }
  for (const key of Object.keys(absentOr ?? {})) if (Object.hasOwn(given, key)) seen.add(`optional ${key}`);
};

/**
 * One of several records, told apart by a field.
 * @template {string} K
 * @template {Record<K, string>} T
 * @param {string} name under which each form is noted when it is seen
 * @param {K} key
 * @param {{ [V in T[K]]: Shape<Extract<T, Record<K, V>>> }} forms
 * @returns {Shape<T>}
 */
export const told = (name, key, forms) => (value, at, seen) => {
  const which = /** @type {Record<string, unknown>} */ (value ?? {})[key];
  const known = /** @type {Record<string, Shape<unknown>>} */ (/** @type {unknown} */ (forms));
  const shape = Object.hasOwn(known, String(which)) ? known[String(which)] : undefined;
  assert.ok(shape, `${at}/${key} is ${JSON.stringify(which)}`);
  seen.add(`${name} ${String(which)}`);
  shape(value, at, seen);
};

/**
 * One of several records, each with a single field, told apart by that field's name.
 * @template T
 * @param {string} name
 * @param {{ [K in (T extends unknown ? keyof T : never)]: Shape<T extends Record<K, infer V> ? V : never> }} forms
 * @returns {Shape<T>}
 */
export const single = (name, forms) => (value, at, seen) => {
  const [key = "", ...more] = Object.keys(/** @type {object} */ (value));
  assert.deepEqual(more, [], `${at} has more than one field`);
  const known = /** @type {Record<string, Shape<unknown>>} */ (forms);
  const shape = Object.hasOwn(known, key) ? known[key] : undefined;
  assert.ok(shape, `${at}/${key} is not in the types`);
  seen.add(`${name} ${key}`);
  shape(/** @type {Record<string, unknown>} */ (value)[key], `${at}/${key}`, seen);
};

/**
 * A bare word, or something else.
 * @template {string} W
 * @template T
 * @param {Shape<W>} word
 * @param {Shape<T>} other
 * @returns {Shape<W | T>}
 */
export const wordOr = (word, other) => (value, at, seen) =>
  (typeof value === "string" ? word(value, at, seen) : other(value, at, seen));

// Random ids.  crypto.randomUUID exists only on https; getRandomValues everywhere.
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** A random id of 22 characters (132 bits), fit for the wire. */
export function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(22)), (byte) => LETTERS[byte & 63]).join("");
}

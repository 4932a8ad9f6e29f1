// Names that nobody else draws, also where the page does not come over https.

const letters = "abcdefghijklmnopqrstuvwxyz234567";

export function randomName() {
  const bytes = crypto.getRandomValues(new Uint8Array(20));
  return Array.from(bytes, (byte) => letters[byte & 31]).join("");
}

// Puts the page together: which conversation is open, and what happens to it.

import * as api from "./api.js";
import { announce } from "./announce.js";
import { setConnected } from "./banner.js";
import { Composer } from "./composer.js";
import { confirmDelete } from "./confirm.js";
import { byId } from "./dom.js";
import { keepDraft } from "./drafts.js";
import { randomName } from "./names.js";
import { Outbox } from "./outbox.js";
import { Sidebar } from "./sidebar.js";
import { ConversationStream } from "./stream.js";
import { Thread } from "./thread.js";
import { showIdeas } from "./welcome.js";

let current = "";
let stream = null;

const composer = new Composer((text) => outbox.post(current, text));
const thread = new Thread(byId("thread"), byId("scroll"), byId("latest"), {
  stop: (turn) => change(() => api.stop(current, turn)),
  decide: (turn, approval, how) => change(() => api.decide(current, turn, approval, how)),
  again: (turn, agent) => change(() => api.again(current, turn, agent)),
  rate: (turn, verdict) => change(() => api.rate(current, turn, verdict)),
  fallback: () => byId("message"),
});
const sidebar = new Sidebar({ create: () => (location.hash = `#/${randomName()}`), remove });
const outbox = new Outbox({
  changed(entry) {
    if (entry.conversation === current) showPending(entry);
  },
  kept(entry, turn) {
    sidebar.touch(entry.conversation, titleOf(entry.text));
    if (entry.conversation !== current) return;
    thread.settle(entry);
    showFrame();
    // A new conversation has a stream only now; an open one tells of the turn itself.
    if (stream === null) watch(current);
    announce(`Sent as question ${turn}.`);
  },
  signedOut(entry) {
    giveBack(entry);
    closePage();
  },
});

function showPending(entry) {
  thread.pending(entry, () => outbox.retry(entry), () => {
    outbox.drop(entry);
    giveBack(entry);
    showFrame();
  });
  showFrame();
}

function giveBack(entry) {
  if (entry.conversation !== current) return keepDraft(entry.conversation, entry.text);
  thread.settle(entry);
  composer.giveBack(entry.text);
}

const titleOf = (text) => text.replace(/\s+/g, " ").trim().slice(0, 60);

function showFrame() {
  const title = sidebar.titleOf(current) ?? (titleOf(thread.firstQuestion) || "New conversation");
  byId("title").textContent = title;
  document.title = thread.isEmpty ? "ChatAgency" : `${title} · ChatAgency`;
  byId("welcome").hidden = !thread.isEmpty;
  byId("delete").hidden = thread.isEmpty;
}

async function open(id) {
  stream?.close();
  stream = null;
  current = id;
  thread.clear();
  composer.open(id);
  sidebar.select(id);
  setConnected(true);
  byId("welcome").hidden = true;
  if (await load(id)) watch(id);
  if (id !== current) return;
  for (const entry of outbox.of(id)) showPending(entry);
  showFrame();
  composer.focus();
}

/** True where the conversation exists. */
async function load(id) {
  try {
    const { turns } = await api.transcript(id);
    if (id !== current) return false;
    for (const turn of turns) thread.turn(turn, true);
    thread.toEnd();
    return true;
  } catch (fault) {
    if (id !== current || fault.status === 404) return false;
    if (fault.status === 401) closePage();
    else setConnected(false);
    return fault.passes;
  }
}

function watch(id) {
  if (id !== current || stream !== null) return;
  stream = new ConversationStream(id, {
    connected: setConnected,
    turn(view) {
      thread.turn(view);
      showFrame();
    },
    text: (growth) => thread.grow(growth) || stream?.resync(),
    erased: () => gone(id),
    async mayGoOn() {
      const exists = await load(id);
      if (!exists && id === current && byId("closed").hidden) gone(id);
      return exists;
    },
  });
}

function gone(id) {
  sidebar.drop(id);
  if (id !== current) return;
  announce("This conversation was deleted.");
  location.hash = `#/${randomName()}`;
}

async function change(call) {
  try {
    await call();
  } catch (fault) {
    if (fault.status === 401) closePage();
    else if (fault.status === 404) announce("This turn has already changed.");
    else announce(fault.message);
  }
}

async function remove(line) {
  if (!await confirmDelete(line.title)) return;
  await change(async () => {
    await api.erase(line.id);
    gone(line.id);
  });
}

function closePage() {
  stream?.close();
  stream = null;
  byId("app").hidden = true;
  byId("closed").hidden = false;
  byId("closed-title").focus();
}

async function start() {
  const opened = route();
  try {
    sidebar.show(await api.list());
  } catch (fault) {
    if (fault.status === 401) closePage();
    else setConnected(false);
  }
  await opened;
  outbox.restore();
  showFrame();
}

function route() {
  const id = /^#\/([A-Za-z0-9._-]{1,64})$/.exec(location.hash)?.[1];
  if (id !== undefined) return id === current ? undefined : open(id);
  history.replaceState(null, "", `#/${randomName()}`);
  return route();
}

window.addEventListener("hashchange", route);
byId("closed-again").addEventListener("click", () => location.reload());
byId("delete").addEventListener("click", () => remove({ id: current, title: byId("title").textContent }));
byId("skip").addEventListener("click", (event) => {
  event.preventDefault();
  composer.focus();
});
showIdeas((question) => {
  composer.fill(question);
  composer.focus();
});
await start();

// The channels of the simulated Slack as a person sees them. Everything that is shown is made as text, never as markup.
const find = id => document.getElementById(id);
const make = (tag, className, ...children) => {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children);
  return node;
};
// Signs that any font has: not every machine has pictures for emoji.
const emoji = { hourglass_flowing_sand: '◔', white_check_mark: '✓', x: '✗', warning: '⚠', raised_hand: '☝', arrows_counterclockwise: '↻', octagonal_sign: '■', thumbsup: '▲', art: '✎', wrench: '⚒', computer: '⌘', scales: '⚖', white_circle: '○', '+1': '▲', '-1': '▼' };
let channel = null;
let thread = null;
let version = '';
let people = {};

const send = (path, body) => fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

// mrkdwn: what Slack shows of *bold*, _italic_, ~struck~, `code`, <links> and :emoji:.
function runs(text, parent) {
  const token = /```([\s\S]*?)```|`([^`\n]+)`|<([^>|]+)(?:\|([^>]*))?>|(?<![\w*])\*([^*\n]+)\*(?![\w*])|(?<![\w_])_([^_\n]+)_(?![\w_])|(?<![\w~])~([^~\n]+)~(?![\w~])|:([a-z0-9_+-]+):/g;
  let from = 0;
  for (const found of text.matchAll(token)) {
    parent.append(plain(text.slice(from, found.index)));
    parent.append(shown(found));
    from = found.index + found[0].length;
  }
  parent.append(plain(text.slice(from)));
  return parent;
}

function shown([all, block, code, target, label, bold, italic, struck, name]) {
  if (block !== undefined) return make('pre', '', plain(block.replace(/^\n/, '')));
  if (code !== undefined) return make('code', '', plain(code));
  if (bold !== undefined) return runs(bold, make('b'));
  if (italic !== undefined) return runs(italic, make('i'));
  if (struck !== undefined) return runs(struck, make('s'));
  if (name !== undefined) return emoji[name] ?? all;
  if (target.startsWith('@')) return make('span', 'mention', '@' + (people[target.slice(1)] ?? target.slice(1)));
  if (target.startsWith('#') || target.startsWith('!')) return make('span', 'mention', label ?? target.slice(1));
  const link = make('a', '', plain(label ?? target));
  if (/^(https?|mailto):/.test(target)) link.href = target;
  return link;
}

const plain = text => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

function mrkdwn(text, className) {
  const all = make('div', className);
  let quote = null;
  for (const piece of text.split(/(```[\s\S]*?```)/)) {
    if (piece.startsWith('```')) { quote = null; all.append(shown([piece, piece.slice(3, -3)])); continue; }
    // Where a block of code ends, so does its line.
    const lines = (all.lastChild?.tagName === 'PRE' ? piece.replace(/^\n/, '') : piece).split('\n');
    lines.forEach((line, at) => {
      const quoted = line.match(/^(?:&gt;|>) ?(.*)/);
      if (quoted) {
        if (!quote) all.append(quote = make('blockquote'));
        runs(quoted[1], quote).append('\n');
        return;
      }
      quote = null;
      runs(line, all);
      if (at < lines.length - 1) all.append('\n');
    });
  }
  return all;
}

function block(one, message) {
  if (one.type === 'section') return mrkdwn(one.text.text, 'section');
  if (one.type === 'context') return mrkdwn(one.elements.map(element => element.text).join(' '), 'context');
  if (one.type === 'actions' || one.type === 'context_actions') return make('div', 'actions', ...one.elements.flatMap(element => controls(element, message)));
  if (one.type === 'markdown') return markdown(one.text);
  if (one.type === 'table') return table(one);
  if (one.type === 'plan') return make('div', 'plan', make('div', 'name', one.title), ...one.tasks.map(task));
  if (one.type === 'task_card') return task(one);
  return make('div', 'context', `[${one.type}]`);
}

// Of Markdown the agency sends code (a fence, a language, lines, the fence again), and in streams whatever a model writes.
function markdown(text) {
  const all = make('div', 'section');
  let from = 0;
  for (const found of text.matchAll(/^(`{3,})(\S*)\n([\s\S]*?)\n?(?:^\1$|(?![\s\S]))/gm)) {
    all.append(...prose(text.slice(from, found.index)));
    const shown = make('pre', '', found[3]);
    shown.dataset.language = found[2];
    all.append(shown);
    from = found.index + found[0].length;
  }
  all.append(...prose(text.slice(from)));
  return all;
}

function prose(text) {
  return text.split('\n').flatMap(line => {
    const heading = line.match(/^#{1,6} (.*)/);
    const written = heading ? `**${heading[1]}**` : line.replace(/^(\s*)[-*] /, '$1• ');
    const pieces = [...written.matchAll(/\*\*(.+?)\*\*|\*(.+?)\*|_(.+?)_|`(.+?)`|[^*_`]+|[*_`]/g)];
    return [...pieces.map(([all, bold, italic, other, code]) => bold ? make('b', '', bold) : italic ?? other ? make('i', '', italic ?? other) : code ? make('code', '', code) : all), '\n'];
  }).slice(0, -1);
}

function table(one) {
  const cell = (tag, node, at) => {
    const shown = make(tag, '', ...(node.type === 'rich_text' ? node.elements[0].elements.map(piece) : [node.text]));
    shown.style.textAlign = one.column_settings?.[at]?.align ?? 'left';
    return shown;
  };
  return make('div', 'table', make('table', '', ...one.rows.map((row, at) => make('tr', '', ...row.map((node, column) => cell(at ? 'td' : 'th', node, column))))));
}

function piece({ type, text, url, style = {} }) {
  let shown = type === 'link' ? make('a', '', text ?? url) : make('span', '', text);
  if (type === 'link' && /^https?:/.test(url)) shown.href = url;
  for (const [name, tag] of [['bold', 'b'], ['italic', 'i'], ['strike', 's'], ['code', 'code']]) if (style[name]) shown = make(tag, '', shown);
  return shown;
}

function task(one) {
  const details = one.details?.elements.flatMap(section => section.elements).map(word => word.text).join('');
  const signs = { pending: 'white_circle', in_progress: 'hourglass_flowing_sand', complete: 'white_check_mark', error: 'warning' };
  return make('div', 'task', make('span', `sign ${one.status}`, emoji[signs[one.status]]), one.title, ...(details ? [make('span', 'context', ` · ${details}`)] : []));
}

function controls(element, message) {
  const click = body => send('/page/click', { channel, ts: message.ts, ...body });
  if (element.type === 'feedback_buttons') {
    return ['positive_button', 'negative_button'].map(side => {
      const button = make('button', '', plain(element[side].text.text));
      button.onclick = () => click({ action: element.action_id, option: side.split('_')[0] });
      return button;
    });
  }
  if (element.options) {
    const select = make('select', element.type === 'overflow' ? 'more' : '', new Option(element.placeholder?.text ?? '⋯', ''), ...element.options.map(option => new Option(plain(option.text.text), option.text.text)));
    select.setAttribute('aria-label', element.placeholder?.text ?? 'More');
    select.onchange = () => { if (select.value) click({ action: element.action_id, option: select.value }); };
    return [select];
  }
  const button = make('button', element.style ?? '', plain(element.text?.text ?? element.action_id));
  button.onclick = () => click({ action: element.action_id });
  return [button];
}

function row(message) {
  const name = message.username ?? people[message.user] ?? message.user;
  const head = make('div', '', make('span', 'name', name));
  if (message.isBot) head.append(make('span', 'app', 'APP'));
  head.append(' ', make('span', 'time', new Date(Number(message.ts.split('.')[0]) * 1000).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })));
  const body = make('div', '', head);
  if (message.blocks?.length) body.append(...message.blocks.map(one => block(one, message)));
  else body.append(mrkdwn(message.text, 'text'));
  body.append(...message.files.map(file => make('details', 'file', make('summary', '', `▤ ${file.name}`), make('pre', '', file.content))));
  if (message.isEdited) body.append(make('span', 'edited', '(edited)'));
  const item = make('li', `message${message.thread ? ' reply' : ''}${message.isBot ? ' bot' : ''}`, make('div', 'face', emoji[message.icon?.replaceAll(':', '')] ?? name.slice(0, 1).toUpperCase()), body);
  item.dataset.ts = message.ts;
  return item;
}

const states = { processing: 'Working…', suspended: 'Waiting…', active: '', closed: '' };

function status(said) {
  const text = states[said] ?? said ?? '';
  return text ? [make('li', 'thread context', text)] : [];
}

// The questions that an agent's pane offers; a press asks one.
function prompts(offered) {
  return offered.length ? [make('li', 'prompts', ...offered.map(one => {
    const button = make('button', '', one.title);
    button.onclick = () => send('/page/say', { channel, thread: null, text: one.message, mention: false });
    return button;
  }))] : [];
}

// What the app says to this person alone.
function whispers(said) {
  return said.map(one => make('li', 'whisper', make('div', 'context', 'Only visible to you'), mrkdwn(one.text, 'text')));
}

function replier(root) {
  const button = make('button', '', thread === root ? 'Replying below · click to leave' : 'Reply in thread');
  button.onclick = () => { thread = thread === root ? null : root; version = ''; find('text').focus(); };
  return make('li', 'thread', button);
}

// A form, as it lies over everything until it is sent or closed.
function form(view) {
  const dialog = find('form');
  if (!view) return dialog.open && dialog.close();
  if (dialog.dataset.id === view.id && dialog.open) return;
  dialog.dataset.id = view.id;
  const input = view.view.blocks.find(one => one.type === 'input');
  const button = (label, className, path) => {
    const made = make('button', className, label);
    made.type = 'button';
    made.onclick = () => send(path, { id: view.id, text: find('answer')?.value ?? '' });
    return made;
  };
  const field = input && make('label', '', plain(input.label.text), Object.assign(make('textarea'), { id: 'answer', rows: 4, placeholder: input.element.placeholder?.text ?? '' }));
  dialog.replaceChildren(
    make('h3', '', plain(view.view.title.text)),
    ...view.view.blocks.filter(one => one.type !== 'input').map(one => block(one, {})),
    ...(field ? [field] : []),
    make('div', 'actions', button(view.view.close?.text ?? 'Close', '', '/page/close'), ...(view.view.submit ? [button(view.view.submit.text, 'primary', '/page/submit')] : [])));
  dialog.showModal();
}

function show(state) {
  form(state.form);
  people = state.people;
  find('team').textContent = state.team;
  find('channels').replaceChildren(...state.channels.map(one => {
    const button = make('button', '', `${one.isDirect ? '@' : '#'} ${one.name}`);
    if (one.id === channel) button.setAttribute('aria-current', 'page');
    button.onclick = () => { channel = one.id; thread = null; version = ''; };
    return make('li', '', button);
  }));
  const here = state.channels.find(one => one.id === channel);
  find('channel').textContent = `${here.isDirect ? '@' : '#'} ${here.name}`;
  const list = find('messages');
  const atEnd = list.scrollTop + list.clientHeight >= list.scrollHeight - 40;
  const roots = state.messages.filter(message => !message.thread);
  list.replaceChildren(...roots.flatMap(root => [...(state.titles[root.ts] ? [make('li', 'title', state.titles[root.ts])] : []), row(root), ...state.messages.filter(message => message.thread === root.ts).map(row), ...whispers(state.whispers.filter(one => one.threadTs === root.ts)), ...status(state.statuses[root.ts]), replier(root.ts)]), ...prompts(state.prompts));
  if (atEnd) list.scrollTop = list.scrollHeight;
}

async function look() {
  try {
    const answer = await fetch(`/page/state?channel=${channel ?? ''}`);
    const text = await answer.text();
    // A menu that is open would close.
    if (text !== version && document.activeElement?.tagName !== 'SELECT') {
      version = text;
      const state = JSON.parse(text);
      channel ??= state.channels[0].id;
      show(state);
    }
  } finally {
    setTimeout(look, 300);
  }
}

find('composer').onsubmit = event => {
  event.preventDefault();
  const text = find('text').value.trim();
  if (!text) return;
  const mention = text.startsWith('@');
  send('/page/say', { channel, thread, text: mention ? text.replace(/^@\w*\s*/, '') : text, mention });
  find('text').value = '';
};
find('text').onkeydown = event => {
  if (event.key === 'Enter' && !event.shiftKey) { event.preventDefault(); find('composer').requestSubmit(); }
};
look();

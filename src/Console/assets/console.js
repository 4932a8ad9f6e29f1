// Everything works without this script. It keeps parts of pages up to date, asks before what cannot be undone, and signs out.

/** Follows a part of the page. While somebody works in it, it stays as it is. */
function follow(part) {
  const news = document.getElementById('news');
  const away = document.createElement('p');
  away.className = 'notice bad';
  away.setAttribute('role', 'status');
  away.textContent = 'The cluster does not answer. What stands below is what was last seen.';
  let said = part.dataset.news;
  let waiting = null;

  const show = (html) => {
    if (part.contains(document.activeElement)) { waiting = html; return; }
    waiting = null;
    part.innerHTML = html;
  };
  part.addEventListener('focusout', () => setTimeout(() => { if (waiting !== null) show(waiting); }));

  const stream = new EventSource(part.dataset.live);
  stream.addEventListener('part', (event) => {
    const [html, words] = event.data.split('\n').map((line) => JSON.parse(line));
    away.remove();
    show(html);
    part.dataset.seen = 'yes';
    if (words !== said) news.textContent = words;
    said = words;
  });
  stream.addEventListener('away', () => part.before(away));
  window.addEventListener('pagehide', () => stream.close());
}

document.querySelectorAll('[data-live]').forEach(follow);

document.addEventListener('submit', async (event) => {
  const form = event.target;
  if (form.dataset.confirm && !window.confirm(form.dataset.confirm)) event.preventDefault();
  if (!form.dataset.then) return;
  event.preventDefault();
  await fetch(form.action, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' });
  location.assign(form.dataset.then);
});

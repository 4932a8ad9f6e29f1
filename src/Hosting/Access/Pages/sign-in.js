const form = document.querySelector('form');
const outcome = document.getElementById('outcome');
const path = new URL(form.action).pathname;

async function signIn(body) {
  outcome.textContent = 'Signing in…';
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (response.ok) {
      location.replace(location.pathname.startsWith(path) ? form.dataset.home : location.href);
      return;
    }
    const problem = await response.json();
    outcome.textContent = `${problem.detail ?? problem.title} (${problem.errorId})`;
  } catch {
    outcome.textContent = 'The program did not answer. Is it running?';
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  signIn({ token: form.elements.token.value });
});

const code = location.pathname === path ? location.hash.slice(1) : '';
if (code) {
  // Out of the address bar and the history before anything else.
  history.replaceState(null, '', path);
  signIn({ code });
}

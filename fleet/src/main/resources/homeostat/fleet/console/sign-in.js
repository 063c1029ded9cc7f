// The sign-in page. It keeps nothing: the server answers with a cookie that no script can read.

import { text } from './dom.js';
import { post } from './session.js';

const at = (id) => document.getElementById(id);

at('sign-in').addEventListener('submit', async (event) => {
  event.preventDefault();
  at('go').disabled = true;
  text(at('said'), '');
  const failure = await post('/api/sign-in', {
    name: at('name').value.trim().toLowerCase(),
    password: at('password').value,
    code: at('code').value,
  });
  at('go').disabled = false;
  if (failure === null) {
    const back = sessionStorage.getItem('back') ?? '/';
    location.href = back.startsWith('/') && !back.startsWith('//') ? back : '/';
    return;
  }
  at('code').value = '';
  text(at('said'), `Not signed in: ${failure}.`);
  at('password').select();
});

// Only from here on: before, the browser itself would have sent the form.
at('go').disabled = false;

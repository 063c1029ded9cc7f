// Building and changing the page. Text only ever enters as text, so a patient's name cannot become
// markup.

/** An element with properties and children: `class`, `on…` listeners, attributes, strings, nodes. */
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'class') node.className = value;
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** Changes text only when it differs, so that screen readers and layout are left in peace. */
export function text(node, value) {
  if (node.textContent !== value) node.textContent = value;
}

/** Switches a class. */
export function mark(node, name, on) {
  if (node.classList.contains(name) !== on) node.classList.toggle(name, on);
}

/** Replaces the children when `key` differs from the one given last. */
export function fill(node, key, build) {
  if (node.dataset.key === key) return;
  node.dataset.key = key;
  node.replaceChildren(...build());
}

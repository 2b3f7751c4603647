// Keeps what is typed until the server has saved it.
(() => {
  const all = (q) => [...document.querySelectorAll(q)], P = "typed:";
  let db, off, out, wait;
  try { db = localStorage; db.length; } catch { return; }
  const drop = (k) => db.removeItem(k), read = (k) => JSON.parse(db.getItem(k)), now = Date.now();
  const kept = () => Object.keys(db).filter((k) => k.startsWith(P));
  kept().forEach((k) => now - read(k)[0] > 12096e5 && drop(k));
  all("[data-saved]").forEach((at) => drop(P + at.dataset.saved));
  all("form[action*=logout]").forEach((at) => { at.onsubmit = () => { out = 1; }; });
  onpagehide = () => { if (out) kept().forEach(drop); };

  const [form] = all("form[data-keep]"), [offer] = all("[data-put-back]");
  if (!form) return;
  const key = P + form.dataset.keep, was = read(key)?.[1], bad = "unsaved" in form.dataset;
  const rows = [...form].filter((f) => f.name && !/^(csrf|person)/.test(f.name) && !/file|submit/.test(f.type));
  const text = () => JSON.stringify([now, rows.map((f) => [f.name, f.value, f.checked])]);
  const old = text(), odd = () => bad || text() != old;
  const keep = () => {
    if (offer && !offer.hidden) return;
    try { odd() ? db.setItem(key, text()) : drop(key); } catch { }
  };
  if (was && offer && !bad) {
    offer.hidden = false;
    offer.onclick = (e) => {
      const what = e.target.dataset.do;
      if (!what) return;
      if (what == "put") rows.forEach((f) => {
        const box = /box|radio/.test(f.type), o = was.find((o) => o[0] == f.name && (!box || o[1] == f.value));
        if (o) box ? f.checked = o[2] : f.value = o[1];
      });
      offer.hidden = true;
      keep();
    };
  }
  form.oninput = () => { clearTimeout(wait); wait = setTimeout(keep, 300); };
  form.onsubmit = () => { keep(); off = 1; out = 0; };
  all("[data-forget]").forEach((at) => { at.onclick = () => { drop(key); off = 1; }; });
  onpageshow = () => { off = 0; };
  onbeforeunload = (e) => {
    clearTimeout(wait);
    if (!off) { keep(); if (odd()) e.preventDefault(); }
  };
})();

// Panels side by side: one ground in several maps that are moved, zoomed and coloured together.
// Each kind of page has its own `geoplanPanel(map, layers, data, panel, isFirst)`, which draws one and returns
// { map, frame, areas, name, said(row), lines(on), colour?(choice) }; its areas are those of `geoplanAreas`.
"use strict";
function geoplanPanels(first, layers, data) {
  const articles = geoplanAll(".panel");
  const panels = [];
  let colours = document.querySelector("input[name=colours]:checked")?.value ?? "";
  // Whether the lines are drawn that a panel has beside its colours.
  const switched = document.getElementById("lines");
  const withLines = () => Boolean(switched?.checked);
  const root = document.getElementById("panels");
  // As long as nobody has moved them, the maps fill whatever room they are given.
  let moved = false;

  // The ground is drawn by folium once; other panels repeat it from there.
  const ground = Object.fromEntries(Object.entries(layers).map(([name, layer]) => [name, layer.toGeoJSON()]));
  function repeat(box) {
    const map = L.map(box, { ...first.options, layers: [], center: first.getCenter(), zoom: first.getZoom() });
    for (const name of ["land", "areas", "casings", "roads", "bounds", "places"]) {
      map.createPane(name).style.zIndex = first.getPane(name).style.zIndex;
    }
    const copies = Object.entries(layers).map(([name, layer]) => [name, L.geoJson(ground[name], layer.options).addTo(map)]);
    return [map, Object.fromEntries(copies)];
  }

  function open(at) {
    if (panels[at]) return panels[at];
    const box = articles[at].querySelector(".map");
    const [map, own] = at === 0 ? [first, layers] : repeat(box.appendChild(geoplanElement("div", "folium-map")));
    const made = geoplanPanel(map, own, data, data.panels[at], at === 0);
    panels[at] = made;
    made.colour?.(colours);
    made.lines(withLines());
    follow(made);
    return made;
  }

  // Whichever is moved, the others go along.
  let leading = false;
  function follow(panel) {
    panel.map.on("move", () => {
      if (leading) return;
      leading = true;
      for (const other of shown()) {
        if (other !== panel) other.map.setView(panel.map.getCenter(), panel.map.getZoom(), { animate: false });
      }
      leading = false;
    });
    panel.areas.shapes.forEach((shape, row) => {
      shape?.on("mouseover", () => point(row)).on("mouseout", () => point(chosen)).on("click", () => choose(row));
    });
  }
  const shown = () => panels.filter((panel, at) => panel && !articles[at].hidden);

  let pointed = -1;
  function point(row) {
    for (const panel of shown()) {
      if (pointed >= 0) panel.areas.mark(pointed, false);
      if (row >= 0) panel.areas.mark(row, true);
    }
    pointed = row;
  }

  // An area that somebody chose: its words stand in every map and above them, until another is chosen.
  let chosen = -1;
  const select = document.getElementById("area");
  function choose(row) {
    chosen = row;
    point(row);
    if (select) select.value = row < 0 ? "" : row;
    say();
  }
  function say() {
    panels.forEach((panel) => panel?.areas.tell(chosen));
    const all = shown().map((panel) => `${panel.name}: ${panel.said(chosen)}`);
    document.getElementById("area-said").textContent = chosen < 0 ? ""
      : `${data.areas[chosen].name}, ${data.areas[chosen].children} children. ${all.join(". ")}.`;
  }
  select?.addEventListener("change", () => choose(select.value === "" ? -1 : Number(select.value)));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && chosen >= 0) choose(-1);
  });

  function arrange() {
    geoplanAll("[data-show]").forEach((box, at) => {
      articles[at].hidden = !box.checked;
      if (box.checked) open(at);
    });
    moved = false;
    root.style.setProperty("--panels", shown().length);
    refit();
    point(chosen);
    say();
  }

  for (const name of ["pointerdown", "keydown", "wheel"]) {
    root.addEventListener(name, () => { moved = true; }, { passive: true });
  }
  function refit(whole = true) {
    const [leader, ...others] = shown();
    leading = true;
    for (const panel of [leader, ...others]) panel.map.invalidateSize({ animate: false, pan: false });
    if (whole) leader.frame.fit();
    for (const panel of others) panel.map.setView(leader.map.getCenter(), leader.map.getZoom(), { animate: false });
    leading = false;
  }
  window.addEventListener("beforeprint", () => { document.body.classList.add("on-paper"); refit(); });
  window.addEventListener("afterprint", () => { document.body.classList.remove("on-paper"); refit(); });
  for (const box of geoplanAll("[data-show]")) {
    box.addEventListener("change", () => {
      // One map at least is always there.
      if (!geoplanAll("[data-show]").some((other) => other.checked)) box.checked = true;
      arrange();
    });
  }
  for (const choice of geoplanAll("input[name=colours]")) {
    choice.addEventListener("change", () => {
      colours = choice.value;
      for (const panel of panels) panel?.colour?.(colours);
      key();
      say();
    });
  }
  switched?.addEventListener("change", () => {
    for (const panel of panels) panel?.lines(withLines());
    key();
  });
  // A part of the key says with which choices of colours it is there.
  function key() {
    for (const part of geoplanAll("[data-colours]")) part.hidden = !part.dataset.colours.split(" ").includes(colours);
    for (const part of geoplanAll("[data-with=lines]")) part.hidden = !withLines();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-area]");
    if (!button) return;
    choose(Number(button.dataset.area));
    document.getElementById("panels").scrollIntoView({ block: "center" });
  });

  arrange();
  key();
  new ResizeObserver(() => refit(!moved)).observe(root);
  geoplanReady();
}

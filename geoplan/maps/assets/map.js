// Puts the parts together: the view, roads by zoom, what can be switched, printing, and the tables' buttons.
"use strict";
function geoplanMap(map, layers, data) {
  const home = L.latLngBounds(data.bounds);
  const fit = () => map.fitBounds(home, { padding: [14, 14], animate: false });
  const all = (selector) => [...document.querySelectorAll(selector)];
  map.scrollWheelZoom.disable();
  map.on("focus", () => map.scrollWheelZoom.enable());
  map.on("blur", () => map.scrollWheelZoom.disable());
  map.getContainer().setAttribute("role", "region");
  map.getContainer().setAttribute("aria-label", data.aria);
  fit();
  map.setMaxBounds(home.pad(0.6));

  controls();
  const places = geoplanPlaces(map, data);
  const venues = geoplanVenues(map, data.venues);
  const labels = geoplanLabels(map, data.labels, () => ({
    hard: [...venues.boxes(), ...controlBoxes()],
    soft: places.boxes(),
  }));

  function controlBoxes() {
    const frame = map.getContainer().getBoundingClientRect();
    return [...map.getContainer().querySelectorAll(".leaflet-control")].map((control) => {
      const box = control.getBoundingClientRect();
      return [box.left - frame.left, box.top - frame.top, box.right - frame.left, box.bottom - frame.top];
    });
  }

  function controls() {
    L.control.zoom({ position: "topleft", zoomInTitle: "Nearer", zoomOutTitle: "Farther" }).addTo(map);
    L.control.scale({ position: "bottomleft", metric: false, maxWidth: 140 }).addTo(map);
    const Whole = L.Control.extend({
      onAdd() {
        const bar = L.DomUtil.create("div", "leaflet-bar");
        const button = L.DomUtil.create("button", "whole", bar);
        button.type = "button";
        button.textContent = "Whole map";
        L.DomEvent.disableClickPropagation(bar).on(button, "click", fit);
        return bar;
      },
    });
    new Whole({ position: "topleft" }).addTo(map);
    const North = L.Control.extend({
      onAdd() {
        const arrow = L.DomUtil.create("div", "north");
        arrow.setAttribute("role", "img");
        arrow.setAttribute("aria-label", "North is at the top");
        arrow.textContent = "N";
        return arrow;
      },
    });
    new North({ position: "topright" }).addTo(map);
  }

  // Light lines on light ground need an edge.
  const casings = new Map(data.roads.filter((road) => road.cased).map((road) => [
    road.layer,
    L.geoJson(layers[road.layer].toGeoJSON(), { pane: "casings", interactive: false, style: { color: "#5d5344" } }),
  ]));

  function roadsByZoom() {
    const zoom = map.getZoom();
    const grow = Math.min(2.6, Math.max(0.75, 1 + (zoom - 10) * 0.3));
    for (const road of data.roads) {
      const wanted = zoom >= road.from;
      for (const [layer, wider] of [[casings.get(road.layer), 1.4], [layers[road.layer], 0]]) {
        if (!layer) continue;
        if (wanted !== map.hasLayer(layer)) wanted ? map.addLayer(layer) : map.removeLayer(layer);
        if (wanted) layer.setStyle({ weight: road.width * grow + wider });
      }
    }
    // Lesser roads lie below: adding a layer puts it on top of its pane.
    for (const road of data.roads) if (map.hasLayer(layers[road.layer])) layers[road.layer].bringToFront();
  }
  map.on("zoomend", roadsByZoom);
  roadsByZoom();

  const off = new Set();
  for (const box of all("input[data-switch]")) {
    const turn = () => {
      const name = box.dataset.switch;
      box.checked ? off.delete(name) : off.add(name);
      for (const layer of data.switches[name] ?? []) {
        box.checked ? map.addLayer(layers[layer]) : map.removeLayer(layers[layer]);
      }
      if (name === "places") places.dots.forEach((dot) => (box.checked ? dot.addTo(map) : dot.remove()));
      for (const part of all(`[data-with="${name}"]`)) part.hidden = !box.checked;
      labels.filter((kind) => !(off.has("names") && /^(city|town|village|suburb)/.test(kind)) &&
        !(off.has("areas") && kind.startsWith("area")));
    };
    box.addEventListener("change", turn);
    turn();
  }
  labels.draw();

  for (const table of all("table.sortable")) {
    geoplanTable(table, document.getElementById(table.dataset.search), document.getElementById(table.dataset.count));
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-place], button[data-venue]");
    if (!button) return;
    document.getElementById("map").scrollIntoView({ block: "center" });
    if (button.dataset.venue) venues.show(Number(button.dataset.venue));
    else places.show(Number(button.dataset.place));
  });

  // Paper has its own size: the map is fitted to it, and back to the screen afterwards.
  const refit = () => { map.invalidateSize({ animate: false }); fit(); };
  window.addEventListener("beforeprint", () => { document.body.classList.add("on-paper"); refit(); });
  window.addEventListener("afterprint", () => { document.body.classList.remove("on-paper"); refit(); });
  // As long as nobody has moved the map, it fills whatever room it is given.
  let moved = false;
  for (const name of ["pointerdown", "keydown", "wheel"]) {
    map.getContainer().addEventListener(name, () => { moved = true; }, { passive: true });
  }
  new ResizeObserver(() => { moved ? map.invalidateSize({ animate: false }) : refit(); }).observe(map.getContainer());
  document.documentElement.dataset.ready = "yes";
}

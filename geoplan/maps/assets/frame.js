// What every map has: its view and controls, roads by zoom, tables that can be sorted, and paper.
"use strict";
const geoplanAll = (selector) => [...document.querySelectorAll(selector)];

// An element with a class and a text: words never become mark-up.
function geoplanElement(tag, className = "", text = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== "") made.textContent = text;
  return made;
}

function geoplanFrame(map, layers, data) {
  const home = L.latLngBounds(data.bounds);
  // What the map is about just now: the whole, or a part that somebody chose.
  let about = home;
  const fitTo = (bounds) => map.fitBounds(bounds, {
    padding: bounds === home ? [14, 14] : [64, 40], animate: false, maxZoom: 13,
  });
  const fit = () => { about = home; fitTo(home); };
  const box = map.getContainer();
  map.scrollWheelZoom.disable();
  map.on("focus", () => map.scrollWheelZoom.enable());
  map.on("blur", () => map.scrollWheelZoom.disable());
  // Lines and areas listen to the focus, so browsers would stop at each of them without a word. What they tell is
  // chosen by key in lists, fields and tables.
  map.on("layeradd", ({ layer }) => layer instanceof L.Path && layer.getElement()?.setAttribute("tabindex", "-1"));
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", data.aria);
  fit();
  if (!data.follows) map.setMaxBounds(home.pad(0.6));
  controls();

  function controls() {
    L.control.zoom({ position: "topleft", zoomInTitle: "Nearer", zoomOutTitle: "Farther" }).addTo(map);
    L.control.scale({ position: "bottomleft", metric: false, maxWidth: 140 }).addTo(map);
    const Whole = L.Control.extend({
      onAdd() {
        const bar = L.DomUtil.create("div", "leaflet-bar");
        const button = L.DomUtil.create("button", "whole", bar);
        button.type = "button";
        // Beside others a map is narrow: the longer word would cover places.
        button.textContent = map.getSize().x < 480 ? "All" : "Whole map";
        button.title = "Whole map";
        button.setAttribute("aria-label", "Whole map");
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

  // Where labels must not stand.
  function controlBoxes() {
    const frame = box.getBoundingClientRect();
    return [...box.querySelectorAll(".leaflet-control")].map((control) => {
      const found = control.getBoundingClientRect();
      return [found.left - frame.left, found.top - frame.top, found.right - frame.left, found.bottom - frame.top];
    });
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

  // A map that follows others is fitted with them, by whoever shows them together.
  if (data.follows) return { fit, controlBoxes };

  // Paper has its own size: the map is fitted to it, and back to the screen afterwards.
  const refit = () => { map.invalidateSize({ animate: false }); fitTo(about); };
  window.addEventListener("beforeprint", () => { document.body.classList.add("on-paper"); refit(); });
  window.addEventListener("afterprint", () => { document.body.classList.remove("on-paper"); refit(); });
  // As long as nobody has moved the map, it fills whatever room it is given.
  let moved = false;
  for (const name of ["pointerdown", "keydown", "wheel"]) {
    box.addEventListener(name, () => { moved = true; }, { passive: true });
  }
  new ResizeObserver(() => { moved ? map.invalidateSize({ animate: false }) : refit(); }).observe(box);

  return { fit, controlBoxes, show(bounds) { about = bounds; moved = false; fitTo(bounds); } };
}

// Every table that can be sorted, and the sign that the page stands.
function geoplanReady() {
  for (const table of geoplanAll("table.sortable")) {
    geoplanTable(table, document.getElementById(table.dataset.search), document.getElementById(table.dataset.count));
  }
  document.documentElement.dataset.ready = "yes";
}

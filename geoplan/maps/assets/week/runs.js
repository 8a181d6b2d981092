// Runs on the map: their roads with and without a child, their cars, and the stops of the one that is chosen.
"use strict";
function geoplanRuns(map, runs, lines, onChoose) {
  for (const [name, level] of [["runs", 420], ["chosen", 430], ["touch", 440]]) map.createPane(name).style.zIndex = level;
  const LOADED = { color: "#0a4f8f", weight: 3.2, opacity: 0.9, lineJoin: "round", interactive: false };
  const EMPTY = { color: "#c2500a", weight: 2.4, opacity: 0.9, dashArray: "3 6", lineJoin: "round", interactive: false };
  const EDGE = { color: "#fffdf8", weight: 9, opacity: 0.95, lineJoin: "round", interactive: false, pane: "chosen" };
  const made = new Map();
  let shown = [], stops = [], picked = [];

  const parts = (run, loaded) => run.legs.filter(([, aboard]) => (aboard > 0) === loaded).map(([line]) => lines[line]);
  const draw = (run, pane) => [
    L.polyline(parts(run, false), { ...EMPTY, pane }),
    L.polyline(parts(run, true), { ...LOADED, pane }),
  ];

  function layersOf(run) {
    if (!made.has(run.at)) {
      const touch = L.polyline(run.legs.map(([line]) => lines[line]), { pane: "touch", weight: 15, opacity: 0 });
      touch.on("click", () => onChoose(run.at));
      touch.bindTooltip(`${run.driver}, ${geoplanTime(run.start)}–${geoplanTime(run.end)}`, { sticky: true, className: "tip" });
      const box = geoplanElement("div");
      const leader = box.appendChild(geoplanElement("i", "leader"));
      const pin = box.appendChild(geoplanElement("span", "car-pin"));
      const icon = pin.appendChild(geoplanElement("b", "car"));
      const car = L.marker([0, 0], { icon: L.divIcon({ html: box, className: "car-place", iconSize: [0, 0] }), keyboard: false, zIndexOffset: 500 });
      car.on("click", () => onChoose(run.at));
      made.set(run.at, { roads: draw(run, "runs"), touch, car, icon, item: { marker: car, pin, leader } });
    }
    return made.get(run.at);
  }

  // Where a car is, and what it does: null where it is not out.
  function stateOf(run, minute) {
    if (minute < run.start || minute > run.end) return null;
    for (let at = 0; at < run.legs.length; at++) {
      const [line, aboard] = run.legs[at];
      const leaves = run.stops[at].leaves, arrives = run.stops[at + 1].arrives;
      if (minute < leaves) return { place: run.stops[at].at, what: "still", aboard };
      if (minute < arrives) {
        const place = geoplanAlong(map, lines[line], (minute - leaves) / (arrives - leaves));
        return { place, what: aboard ? "loaded" : "empty", aboard };
      }
    }
    return { place: run.stops[run.stops.length - 1].at, what: "still", aboard: 0 };
  }

  function carAt(run, state) {
    const { car, icon } = layersOf(run);
    if (!state) return car.remove();
    car.setLatLng(state.place).addTo(map);
    icon.className = `car ${state.what}${run.worker ? " worker" : ""}`;
    icon.textContent = run.driver;
    if (state.aboard) icon.appendChild(geoplanElement("i", "", state.aboard));
  }

  function spread() {
    geoplanSpread(map, stops, 24, stops.some(({ pin }) => pin.textContent.includes(" ")) ? 1.7 : 1);
    const out = shown.map((run) => layersOf(run)).filter(({ car }) => map.hasLayer(car));
    geoplanSpread(map, out.map(({ item }) => item), 24, 2.7);
  }
  map.on("zoomend viewreset", spread);

  return {
    show(wanted) {
      const now = new Set(wanted);
      for (const run of shown) {
        if (now.has(run)) continue;
        const { roads, touch, car } = layersOf(run);
        [...roads, touch, car].forEach((layer) => layer.remove());
      }
      for (const run of wanted) [...layersOf(run).roads, layersOf(run).touch].forEach((layer) => layer.addTo(map));
      shown = wanted;
    },
    at(minute, { chosen, fade }) {
      const states = shown.map((run) => {
        const state = stateOf(run, minute);
        const strong = chosen === null ? state !== null || !fade : run.at === chosen;
        for (const road of layersOf(run).roads) road.setStyle({ opacity: strong ? 0.9 : 0.16 });
        carAt(run, chosen === null || run.at === chosen ? state : null);
        return state;
      });
      spread();
      return states;
    },
    choose(run) {
      [...picked, ...stops.map(({ marker }) => marker)].forEach((layer) => layer.remove());
      picked = stops = [];
      if (!run) return;
      picked = [L.polyline(run.legs.map(([line]) => lines[line]), EDGE), ...draw(run, "chosen")];
      picked[1].setStyle({ weight: 3.6 });
      picked[2].setStyle({ weight: 4.6 });
      picked.forEach((layer) => layer.addTo(map));
      const places = new Map();
      for (const stop of run.stops) {
        const key = stop.at.join();
        if (!places.has(key)) places.set(key, { at: stop.at, stops: [] });
        places.get(key).stops.push(stop);
      }
      stops = [...places.values()].map(({ at, stops: here }) => {
        const pin = geoplanPin(at[0], at[1], here.map((stop) => stop.mark).join(" "), "stop", { keyboard: false, zIndexOffset: 300 });
        const box = geoplanElement("div");
        for (const stop of here) box.appendChild(geoplanElement("div", "", `${stop.mark}. ${geoplanTime(stop.arrives)} ${stop.what}`));
        pin.marker.bindTooltip(box, { direction: "top", className: "tip", offset: [0, -10] });
        pin.marker.addTo(map);
        return pin;
      });
      spread();
    },
    bounds: (run) => L.latLngBounds(run.legs.flatMap(([line]) => lines[line])),
    boxes: () => stops.map(({ marker, dx, dy }) => {
      const point = map.latLngToContainerPoint(marker.getLatLng());
      return [point.x + dx - 13, point.y + dy - 13, point.x + dx + 13, point.y + dy + 13];
    }),
  };
}

// The week for managers and venues: shared lines, areas of children, venues; and tables by day.
"use strict";
function geoplanSummary(map, layers, data) {
  const frame = geoplanFrame(map, layers, data);
  const venues = geoplanVenues(map, data.venues);
  map.createPane("runs").style.zIndex = 420;
  const roads = geoplanLines(data.pieces, data.lines).map((line) =>
    L.polyline(line, { pane: "runs", color: "#0a4f8f", weight: 3, opacity: 0.55, interactive: false, lineJoin: "round" }));
  const areas = data.areas.map((area) => {
    const { marker: mark, pin, leader } = geoplanPin(area.lat, area.lon, area.shown, "area-place", { zIndexOffset: -100 });
    pin.className = "area-dot";
    pin.style.width = pin.style.height = pin.style.lineHeight = `${area.size}px`;
    pin.style.margin = `${-area.size / 2 - 2}px`;
    const box = geoplanElement("div");
    box.append(geoplanElement("strong", "", area.name), geoplanElement("div", "", area.note));
    mark.bindPopup(box, { className: "tip", maxWidth: 260 }).addTo(map);
    mark.getElement().setAttribute("aria-label", `${area.name}: ${area.note}`);
    return { marker: mark, pin, leader, dx: 0, dy: 0 };
  });
  // A number of children is never under the pin of a venue.
  const spread = () => geoplanSpread(map, [...venues.markers, ...areas], 30);
  map.on("zoomend viewreset", spread);
  spread();
  const labels = geoplanLabels(map, data.labels, () => ({
    hard: [...venues.boxes(), ...frame.controlBoxes(), ...areas.filter(({ marker }) => map.hasLayer(marker)).map(({ marker, dx, dy }, at) => {
      const point = map.latLngToContainerPoint(marker.getLatLng()), half = data.areas[at].size / 2;
      return [point.x + dx - half, point.y + dy - half, point.x + dx + half, point.y + dy + half];
    })],
    soft: [],
  }));
  roads.forEach((road) => road.addTo(map));

  const parts = { lines: roads, areas: areas.map(({ marker }) => marker) };
  for (const box of geoplanAll("input[data-switch]")) {
    box.addEventListener("change", () => {
      (parts[box.dataset.switch] ?? []).forEach((layer) => (box.checked ? layer.addTo(map) : layer.remove()));
      if (box.dataset.switch === "names") {
        labels.filter((kind) => box.checked || !/^(city|town|village|suburb)/.test(kind));
      }
      labels.draw();
    });
  }
  const days = geoplanAll("input[name=day]");
  const byDay = () => {
    const day = days.find((one) => one.checked)?.value;
    if (day === undefined) return;
    for (const row of geoplanAll("table.filtered tbody tr")) row.hidden = row.dataset.run !== day;
    document.getElementById("headline").textContent = data.headlines[day];
  };
  days.forEach((one) => one.addEventListener("change", byDay));
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-venue], button[data-area]");
    if (!button) return;
    if (button.closest("#tables")) document.getElementById("map").scrollIntoView({ block: "center" });
    if (button.dataset.venue) return venues.show(Number(button.dataset.venue));
    const { marker: mark } = areas[Number(button.dataset.area)];
    map.setView(mark.getLatLng(), Math.max(map.getZoom(), 11), { animate: false });
    if (map.hasLayer(mark)) mark.openPopup();
  });
  byDay();
  labels.draw();
  geoplanReady();
}

// The map of claims: curves between places, as wide as journeys are many, with the share that is asked about.
"use strict";
function geoplanClaims(map, layers, data) {
  const frame = geoplanFrame(map, layers, data);
  map.createPane("runs").style.zIndex = 420;
  const flows = new Map(data.flows.map((flow) => {
    const points = curve(...flow.ends);
    const opacity = flow.told ? 0.9 : 0.5;
    const line = L.polyline(points, { pane: "runs", color: flow.colour, weight: flow.width, opacity, dashArray: flow.dash, lineCap: "butt" });
    line.bindTooltip(flow.words, { sticky: true, className: "tip" }).addTo(map);
    if (flow.text) {
      const icon = L.divIcon({ html: geoplanElement("b", "share", flow.text), className: "car-place", iconSize: [0, 0] });
      L.marker(points[Math.floor(points.length / 2)], { icon, keyboard: false, interactive: false }).addTo(map);
    }
    return [flow.row, { points, line }];
  }));
  const labels = geoplanLabels(map, data.labels, () => ({ hard: frame.controlBoxes(), soft: [] }));

  // A bow to one side, so that lines over the same ground part; a place to itself is a ring.
  function curve([lat, lon], [toLat, toLon]) {
    if (lat === toLat && lon === toLon) {
      return Array.from({ length: 25 }, (_, at) => [lat + 0.012 * (1 - Math.cos((at * Math.PI) / 12)), lon + 0.02 * Math.sin((at * Math.PI) / 12)]);
    }
    const bow = 0.12, middle = [(lat + toLat) / 2 + bow * (toLon - lon) * 0.6, (lon + toLon) / 2 - bow * (toLat - lat) / 0.6];
    return Array.from({ length: 21 }, (_, at) => {
      const t = at / 20, a = (1 - t) ** 2, b = 2 * t * (1 - t), c = t * t;
      return [a * lat + b * middle[0] + c * toLat, a * lon + b * middle[1] + c * toLon];
    });
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-flow]");
    const found = button && flows.get(Number(button.dataset.flow));
    if (!found) return;
    document.getElementById("map").scrollIntoView({ block: "center" });
    frame.show(L.latLngBounds(found.points));
    found.line.openTooltip(found.points[10]);
  });
  labels.draw();
  geoplanReady();
}

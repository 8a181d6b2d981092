// Areas within reach of any venue that suits, and the squares of the cost surface.
"use strict";
function geoplanAreas(map, data) {
  // One opacity for the whole pane: where areas of two venues lie upon each other nothing gets darker.
  map.getPane("areas").style.opacity = 0.55;
  const drawn = L.layerGroup();
  let on = false;

  function draw(period, suits) {
    drawn.clearLayers();
    if (!on || !data.areas.length) return;
    const venues = data.areas[period].filter((_, at) => suits[at]);
    // The farthest first; of each band all lines, then all fills, which cover the lines between venues.
    for (let band = data.bands.length - 1; band >= 0; band--) {
      const look = data.bands[band];
      for (const shapes of venues) {
        add(shapes[band], { fill: false, color: look.line, weight: 4, opacity: 1, dashArray: look.dash || null });
      }
      for (const shapes of venues) add(shapes[band], { stroke: false, fillColor: look.fill, fillOpacity: 1 });
    }
  }
  function add(shape, style) {
    L.geoJson(shape, { pane: "areas", interactive: false, smoothFactor: 0.6, style }).addTo(drawn);
  }
  return {
    turn(shown, period, suits) {
      on = shown;
      shown ? drawn.addTo(map) : drawn.remove();
      draw(period, suits);
    },
    draw,
  };
}

function geoplanSquares(map, data) {
  const pane = map.createPane("saved");
  pane.style.zIndex = 335;
  const group = L.layerGroup(data.squares.map(([south, west, north, east, colour, name, said]) => {
    const square = L.rectangle([[south, west], [north, east]], {
      pane: "saved", stroke: true, color: "#4a5b50", weight: 0.5, opacity: 0.5, fillColor: colour, fillOpacity: 0.78,
    });
    square.bindTooltip(() => {
      const box = document.createElement("div");
      box.append(geoplanElement("strong", "", name), geoplanElement("div", "", said));
      return box;
    }, { className: "tip", direction: "top", sticky: true });
    return square;
  }));
  return { turn(shown) { shown ? group.addTo(map) : group.remove(); } };
}

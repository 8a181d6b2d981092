// Settlements as dots whose colour and size both tell the minutes.
"use strict";
function geoplanPlaces(map, data) {
  const dots = data.places.map((place, row) => {
    const look = place.class < 0 ? data.cutOff : data.classes[place.class];
    const dot = L.circleMarker([place.lat, place.lon], {
      pane: "places", radius: look.radius, fillColor: look.colour, fillOpacity: place.class < 0 ? 0.2 : 0.95,
      color: place.class < 0 ? "#111" : "#4a4238", weight: place.class < 0 ? 2.5 : 0.9,
    });
    dot.bindTooltip(() => words(place), { direction: "top", className: "tip", sticky: false, offset: [0, -4] });
    dot.geoplanRow = row;
    return dot.addTo(map);
  });

  function words(place) {
    const box = document.createElement("div");
    const line = (tag, text) => { box.appendChild(document.createElement(tag)).textContent = text; };
    line("strong", place.name);
    line("div", place.time);
    if (place.way) line("div", place.way);
    return box;
  }

  function resize() {
    const grow = geoplanGrowth(map.getZoom());
    dots.forEach((dot, row) => {
      const look = data.places[row].class < 0 ? data.cutOff : data.classes[data.places[row].class];
      dot.setRadius(look.radius * grow);
    });
  }
  map.on("zoomend", resize);
  resize();

  return {
    dots,
    boxes() {
      return dots.filter((dot) => map.hasLayer(dot)).flatMap((dot) => {
        const place = data.places[dot.geoplanRow];
        if (place.class === 0 || place.class === 1) return [];
        const point = map.latLngToContainerPoint(dot.getLatLng());
        const r = dot.getRadius();
        return [[point.x - r, point.y - r, point.x + r, point.y + r]];
      });
    },
    show(row) {
      const place = data.places[row];
      map.setView([place.lat, place.lon], Math.max(map.getZoom(), 12), { animate: false });
      dots[row].openTooltip();
    },
  };
}

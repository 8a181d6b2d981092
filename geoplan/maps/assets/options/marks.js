// Venues as marks whose shape says what becomes of them: stays, opens, closes, other rooms.
"use strict";
function geoplanMarks(map, venues) {
  const items = venues.map((venue) => {
    const made = geoplanPin(venue.lat, venue.lon, "", `venue ${venue.kind}`);
    const { marker, pin } = made;
    pin.className = `pin mark ${venue.kind}`;
    pin.append(geoplanElement("i"), geoplanElement("span", "", venue.number));
    const box = document.createElement("div");
    box.append(geoplanElement("strong", "", `${venue.number}. ${venue.name}`));
    for (const line of [venue.state, venue.note]) if (line) box.append(geoplanElement("div", "", line));
    marker.bindPopup(box, { className: "tip", maxWidth: 220, autoPanPaddingTopLeft: [10, 60] });
    marker.addTo(map);
    marker.getElement().setAttribute("aria-label",
      `Venue ${venue.number}: ${venue.name}${venue.state ? `, ${venue.state}` : ""}`);
    return made;
  });
  const spread = () => geoplanSpread(map, items, 23);
  map.on("zoomend viewreset", spread);
  spread();
  return {
    boxes() {
      return items.map(({ marker, dx, dy }) => {
        const point = map.latLngToContainerPoint(marker.getLatLng());
        return [point.x + dx - 12, point.y + dy - 12, point.x + dx + 12, point.y + dy + 12];
      });
    },
  };
}

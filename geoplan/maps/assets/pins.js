// Venues as pins that never cover each other, and other pins of words.
"use strict";
function geoplanVenues(map, venues) {
  const markers = venues.map((venue) => {
    const made = geoplanPin(venue.lat, venue.lon, venue.number, "venue");
    const { marker, pin, leader } = made;
    const box = document.createElement("div");
    box.appendChild(document.createElement("strong")).textContent = `${venue.number}. ${venue.name}`;
    if (venue.note) box.appendChild(document.createElement("div")).textContent = venue.note;
    // The controls stand at the top left: the view moves until nothing of the words is under them.
    marker.bindPopup(box, { className: "tip", maxWidth: 240, autoPanPaddingTopLeft: [10, 118] });
    marker.addTo(map);
    marker.getElement().setAttribute("aria-label", `Venue ${venue.number}: ${venue.name}`);
    return made;
  });

  const spread = () => geoplanSpread(map, markers);
  map.on("zoomend viewreset", spread);
  spread();

  return {
    markers,
    boxes() {
      return markers.map(({ marker, dx, dy }) => {
        const point = map.latLngToContainerPoint(marker.getLatLng());
        return [point.x + dx - 14, point.y + dy - 14, point.x + dx + 14, point.y + dy + 14];
      });
    },
    show(row) {
      map.setView(markers[row].marker.getLatLng(), Math.max(map.getZoom(), 11.5), { animate: false });
      markers[row].marker.openPopup();
    },
  };
}

// A marker with words in it, tied to its place by a leader when it has to move.
function geoplanPin(lat, lon, text, kind, options = {}) {
  const icon = document.createElement("div");
  const leader = icon.appendChild(geoplanElement("i", "leader"));
  const pin = icon.appendChild(geoplanElement("b", "pin", text));
  const marker = L.marker([lat, lon], {
    icon: L.divIcon({ html: icon, className: kind, iconSize: [0, 0] }), keyboard: true, riseOnHover: true, ...options,
  });
  return { marker, pin, leader, dx: 0, dy: 0 };
}

// Pins that would cover each other move apart, each tied to its true place by a line; long ones are `wide` times as wide as high.
function geoplanSpread(map, items, gap = 27, wide = 1) {
  const at = items.map(({ marker }) => {
    const { x, y } = map.latLngToLayerPoint(marker.getLatLng());
    return L.point(x / wide, y);
  });
  const to = at.map((point) => point.clone());
  for (let turn = 0; turn < 30; turn++) {
    for (let i = 0; i < to.length; i++) {
      for (let j = i + 1; j < to.length; j++) {
        let away = to[j].subtract(to[i]);
        const far = Math.hypot(away.x, away.y);
        if (far >= gap) continue;
        away = far < 0.5 ? L.point(1, 0) : away.divideBy(far);
        const push = away.multiplyBy((gap - far) / 2 + 0.25);
        to[i] = to[i].subtract(push);
        to[j] = to[j].add(push);
      }
    }
  }
  items.forEach((item, i) => {
    item.dx = (to[i].x - at[i].x) * wide;
    item.dy = to[i].y - at[i].y;
    item.pin.style.transform = `translate(${item.dx}px, ${item.dy}px)`;
    const long = Math.hypot(item.dx, item.dy);
    item.leader.style.display = long > 3 ? "" : "none";
    item.leader.style.width = `${long}px`;
    item.leader.style.transform = `rotate(${Math.atan2(item.dy, item.dx)}rad)`;
  });
}

(function () {
  var svg = document.getElementById("trends"), cursor = document.getElementById("cursor");
  var read = document.getElementById("read"), rows = JSON.parse(document.getElementById("rows").textContent);
  var left = +svg.dataset.left, width = +svg.dataset.width;
  svg.addEventListener("pointermove", function (event) {
    var point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    var part = (point.x - left) / width;
    if (part < 0 || part >= 1) { cursor.style.opacity = 0; return; }
    var row = rows[Math.min(rows.length - 1, Math.floor(part * rows.length))];
    cursor.setAttribute("transform", "translate(" + point.x + " 0)");
    cursor.style.opacity = 0.6;
    read.textContent = row[0] + " · seizure score " + row[1] + " · spectral edge "
      + [row[2], row[3]].filter(function (v) { return v !== null; }).join(" / ") + " Hz · suppression "
      + (row[4] === null ? "unknown" : row[4] + " %");
  });
})();
